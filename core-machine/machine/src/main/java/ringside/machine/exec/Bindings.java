package ringside.machine.exec;

import java.util.EnumMap;
import java.util.Map;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;

/// Execution of every [Op] of the instruction table. Frequent forms have nodes of their own in [FastNodes].
final class Bindings {
    /// Makes a node of a decoded instruction.
    interface Maker {
        Node make(Instruction in);
    }

    private final Map<Op, Maker> makers = new EnumMap<>(Op.class);

    Bindings() {
        arithmetic();
        shiftsAndBits();
        moves();
        control();
        system();
        legacy();
        VectorBindings.add(makers);
        StackBindings.add(makers);
    }

    /// The node of an instruction that has a row in the table.
    Node node(Instruction in) {
        var node = FastNodes.node(in);
        return node != null ? node : makers.get(in.form().op()).make(in);
    }

    boolean has(Op op) {
        return makers.containsKey(op);
    }

    private void plain(Op op, Actions.Plain action) {
        makers.put(op, in -> new Actions.PlainNode(action, in));
    }

    private void unary(Op op, Actions.Unary action) {
        makers.put(op, in -> new Actions.UnaryNode(action, in));
    }

    private void binary(Op op, Actions.Binary action) {
        makers.put(op, in -> new Actions.BinaryNode(action, in));
    }

    private void arithmetic() {
        binary(Op.ADD, Arithmetic::add);
        binary(Op.ADC, Arithmetic::adc);
        binary(Op.SUB, Arithmetic::sub);
        binary(Op.SBB, Arithmetic::sbb);
        binary(Op.CMP, Arithmetic::cmp);
        binary(Op.AND, Arithmetic::and);
        binary(Op.OR, Arithmetic::or);
        binary(Op.XOR, Arithmetic::xor);
        binary(Op.TEST, Arithmetic::test);
        unary(Op.NOT, Arithmetic::not);
        unary(Op.NEG, Arithmetic::neg);
        unary(Op.INC, Arithmetic::inc);
        unary(Op.DEC, Arithmetic::dec);
        unary(Op.MUL, Arithmetic::mul);
        unary(Op.IMUL1, Arithmetic::imulWide);
        binary(Op.IMUL2, Arithmetic::imul);
        plain(Op.IMUL3, Arithmetic::imulImmediate);
        unary(Op.DIV, Arithmetic::div);
        unary(Op.IDIV, Arithmetic::idiv);
        plain(Op.CBW, Arithmetic::extendAccumulator);
        plain(Op.CWD, Arithmetic::extendIntoData);
    }

    private void shiftsAndBits() {
        binary(Op.SHL, Shifts::shl);
        binary(Op.SHR, Shifts::shr);
        binary(Op.SAR, Shifts::sar);
        binary(Op.ROL, Shifts::rol);
        binary(Op.ROR, Shifts::ror);
        binary(Op.RCL, Shifts::rcl);
        binary(Op.RCR, Shifts::rcr);
        plain(Op.SHLD, Shifts::shld);
        plain(Op.SHRD, Shifts::shrd);
        plain(Op.BT, Bits::bt);
        plain(Op.BTS, Bits::bts);
        plain(Op.BTR, Bits::btr);
        plain(Op.BTC, Bits::btc);
        binary(Op.BSF, Bits::bsf);
        binary(Op.BSR, Bits::bsr);
        unary(Op.BSWAP, Bits::bswap);
        makers.put(Op.SETCC, Bits.SetNode::new);
        makers.put(Op.CMOVCC, Bits.MoveNode::new);
        plain(Op.PUSHF, Bits::pushf);
        plain(Op.POPF, Bits::popf);
        plain(Op.SAHF, Bits::sahf);
        plain(Op.LAHF, Bits::lahf);
        plain(Op.CMC, Bits::cmc);
        plain(Op.CLC, Bits::clc);
        plain(Op.STC, Bits::stc);
        plain(Op.CLD, Bits::cld);
        plain(Op.STD, Bits::std);
    }

    private void moves() {
        binary(Op.MOV, Moves::move);
        makers.put(Op.MOVZX, Moves.ZeroExtendNode::new);
        binary(Op.MOVSX, Moves::move);
        plain(Op.LEA, Moves::loadAddress);
        binary(Op.XCHG, Moves::exchange);
        binary(Op.XADD, Moves::exchangeAndAdd);
        binary(Op.CMPXCHG, Moves::compareAndExchange);
        plain(Op.CMPXCHG2X, Moves::compareAndExchangeDouble);
        plain(Op.PUSH, Stack::push);
        plain(Op.POP, Stack::pop);
        plain(Op.PUSHSEG, Stack::pushSegment);
        plain(Op.POPSEG, Stack::popSegment);
        plain(Op.LEAVE, Stack::leave);
        plain(Op.ENTER, Stack::enter);
        makers.put(Op.NOP, NopNode::of);
        plain(Op.PAUSE, SystemInstructions::pause);
        for (var op : new Op[] {Op.MOVS, Op.CMPS, Op.STOS, Op.LODS, Op.SCAS}) {
            plain(op, Strings::run);
        }
    }

    private void control() {
        plain(Op.JCC, Branches::conditional);
        plain(Op.LOOPNE, Branches::loopWhileNotZero);
        plain(Op.LOOPE, Branches::loopWhileZero);
        plain(Op.LOOP, Branches::loop);
        plain(Op.JCXZ, Branches::ifCountIsZero);
        plain(Op.CALL, Stack::call);
        plain(Op.JMP, Stack::jump);
        plain(Op.RET, Stack::ret);
        plain(Op.LRET, Stack::farReturn);
        plain(Op.LJMP, Stack::farJump);
        plain(Op.INT3, Branches::breakpoint);
        plain(Op.INT1, Branches::debugInterrupt);
        plain(Op.INT, Branches::interrupt);
        plain(Op.IRET, Branches::interruptReturn);
        makers.put(Op.SYSCALL, SystemCallNodes.Enter::new);
        makers.put(Op.SYSRET, SystemCallNodes.Leave::new);
        plain(Op.UD2, Branches::undefined);
        plain(Op.TOO_LONG, Branches::tooLong);
    }

    private void system() {
        plain(Op.IN, Ports::in);
        plain(Op.OUT, Ports::out);
        plain(Op.INS, Strings::run);
        plain(Op.OUTS, Strings::run);
        plain(Op.HLT, SystemInstructions::halt);
        plain(Op.CLI, SystemInstructions::disableInterrupts);
        plain(Op.STI, SystemInstructions::enableInterrupts);
        plain(Op.MOVFROMCR, SystemInstructions::fromControl);
        plain(Op.MOVTOCR, SystemInstructions::toControl);
        plain(Op.MOVFROMDR, SystemInstructions::fromDebug);
        plain(Op.MOVTODR, SystemInstructions::toDebug);
        plain(Op.MOVFROMSEG, SystemInstructions::fromSegment);
        plain(Op.MOVTOSEG, SystemInstructions::toSegment);
        plain(Op.SGDT, SystemInstructions::storeGlobalTable);
        plain(Op.SIDT, SystemInstructions::storeInterruptTable);
        plain(Op.LGDT, SystemInstructions::loadGlobalTable);
        plain(Op.LIDT, SystemInstructions::loadInterruptTable);
        unary(Op.SMSW, SystemInstructions::storeMachineStatus);
        unary(Op.LMSW, SystemInstructions::loadMachineStatus);
        plain(Op.INVLPG, SystemInstructions::invalidatePage);
        plain(Op.INVPCID, SystemInstructions::invalidateTagged);
        plain(Op.CLAC, SystemInstructions::closeUserPages);
        plain(Op.STAC, SystemInstructions::openUserPages);
        plain(Op.SWAPGS, SystemInstructions::swapGs);
        plain(Op.RDTSC, SystemInstructions::readTimeStamp);
        plain(Op.RDTSCP, SystemInstructions::readTimeStampAndProcessor);
        plain(Op.SLDT, SystemInstructions::storeLocalTable);
        plain(Op.STR, SystemInstructions::storeTaskRegister);
        unary(Op.LLDT, SystemInstructions::loadLocalTable);
        unary(Op.LTR, SystemInstructions::loadTaskRegister);
        plain(Op.CLTS, SystemInstructions::clearTaskSwitched);
        plain(Op.WBINVD, SystemInstructions::writeBackCache);
        plain(Op.WRMSR, SystemInstructions::writeMsr);
        plain(Op.RDMSR, SystemInstructions::readMsr);
        plain(Op.CPUID, SystemInstructions::identify);
    }

    private void legacy() {
        plain(Op.UNSUPPORTED, SystemInstructions::unsupported);
        plain(Op.XLAT, Legacy::translate);
        plain(Op.CLFLUSH, Legacy::flushLine);
        binary(Op.LAR, Legacy::accessRights);
        binary(Op.LSL, Legacy::segmentLimit);
        unary(Op.VERR, Legacy::verifyRead);
        unary(Op.VERW, Legacy::verifyWrite);
        plain(Op.INTO, Legacy::overflow);
        plain(Op.BOUND, Legacy::bound);
        binary(Op.ARPL, Legacy::adjustRequestedPrivilege);
        plain(Op.DAA, Legacy::decimalAfterAddition);
        plain(Op.DAS, Legacy::decimalAfterSubtraction);
        plain(Op.AAA, Legacy::asciiAfterAddition);
        plain(Op.AAS, Legacy::asciiAfterSubtraction);
        plain(Op.AAM, Legacy::asciiAfterMultiplication);
        plain(Op.AAD, Legacy::asciiBeforeDivision);
        plain(Op.PUSHA, Legacy::pushAll);
        plain(Op.POPA, Legacy::popAll);
        plain(Op.LCALL, Stack::farCall);
        plain(Op.LOADFAR, Legacy::loadFarPointer);
        plain(Op.SALC, Legacy::setFromCarry);
        plain(Op.RDPMC, Legacy::readCounter);
    }
}
