package ringside.machine.exec;

import java.util.Map;
import ringside.machine.isa.Op;

/// Execution of the instructions on vector registers.
final class VectorBindings {
    private VectorBindings() {}

    static void add(Map<Op, Bindings.Maker> makers) {
        for (var op : Op.values()) {
            if (PackedLanes.half(op) != null) {
                makers.put(op, Packed.Halves::new);
            }
        }
        all(makers, Packed.Shift::new, Op.PSLLW, Op.PSLLD, Op.PSLLQ, Op.PSRLW, Op.PSRLD, Op.PSRLQ, Op.PSRAW, Op.PSRAD);
        all(makers, Packed.Mix::new, Op.PACKSSWB, Op.PACKUSWB, Op.PACKSSDW, Op.PUNPCKLBW, Op.PUNPCKLWD, Op.PUNPCKLDQ, Op.PUNPCKLQDQ,
                Op.PUNPCKHBW, Op.PUNPCKHWD, Op.PUNPCKHDQ, Op.PUNPCKHQDQ);
        all(makers, Packed.Rearrange::new, Op.PSHUFW, Op.PSHUFLW, Op.PSHUFHW, Op.PSHUFD, Op.SHUFPS, Op.SHUFPD, Op.PSRLDQ, Op.PSLLDQ);
        all(makers, PackedMoves::new, Op.MOVDQA, Op.MOVDQU, Op.MOVQ, Op.MOVDQ2Q, Op.MOVQ2DQ, Op.MOVSS, Op.MOVSD, Op.MOVLOW, Op.MOVHIGH,
                Op.MOVHLPS, Op.MOVLHPS, Op.MOVDDUP, Op.MOVSLDUP, Op.MOVSHDUP, Op.MOVD, Op.PINSRW, Op.PEXTRW, Op.PMOVMSKB, Op.MOVMSKPS,
                Op.MOVMSKPD, Op.MASKMOV);
        all(makers, PackedConversions::new, Op.CVTSI2SS, Op.CVTSI2SD, Op.CVTPI2PS, Op.CVTPI2PD, Op.CVTDQ2PD, Op.CVTDQ2PS, Op.CVTSS2SD,
                Op.CVTSD2SS, Op.CVTPS2PD, Op.CVTPD2PS, Op.CVTTPS2PI, Op.CVTTPD2PI, Op.CVTTSS2SI, Op.CVTTSD2SI, Op.CVTPS2PI, Op.CVTPD2PI,
                Op.CVTSS2SI, Op.CVTSD2SI, Op.CVTPS2DQ, Op.CVTTPS2DQ, Op.CVTTPD2DQ, Op.CVTPD2DQ, Op.RCPPS, Op.RCPSS, Op.RSQRTPS, Op.RSQRTSS);
        reals(makers, LaneOperation::add, Op.ADDPS, Op.ADDPD, Op.ADDSS, Op.ADDSD, Op.HADDPS, Op.HADDPD);
        reals(makers, LaneOperation::subtract, Op.SUBPS, Op.SUBPD, Op.SUBSS, Op.SUBSD, Op.HSUBPS, Op.HSUBPD);
        reals(makers, LaneOperation::addOrSubtract, Op.ADDSUBPS, Op.ADDSUBPD);
        reals(makers, LaneOperation::multiply, Op.MULPS, Op.MULPD, Op.MULSS, Op.MULSD);
        reals(makers, LaneOperation::divide, Op.DIVPS, Op.DIVPD, Op.DIVSS, Op.DIVSD);
        reals(makers, LaneOperation::squareRoot, Op.SQRTPS, Op.SQRTPD, Op.SQRTSS, Op.SQRTSD);
        reals(makers, LaneOperation::minimum, Op.MINPS, Op.MINPD, Op.MINSS, Op.MINSD);
        reals(makers, LaneOperation::maximum, Op.MAXPS, Op.MAXPD, Op.MAXSS, Op.MAXSD);
        reals(makers, LaneOperation::compare, Op.CMPPS, Op.CMPPD, Op.CMPSS, Op.CMPSD, Op.UCOMISS, Op.UCOMISD, Op.COMISS, Op.COMISD);
    }

    private static void all(Map<Op, Bindings.Maker> makers, Bindings.Maker maker, Op... ops) {
        for (var op : ops) {
            makers.put(op, maker);
        }
    }

    private static void reals(Map<Op, Bindings.Maker> makers, LaneOperation operation, Op... ops) {
        all(makers, in -> new PackedReals(in, operation), ops);
    }
}
