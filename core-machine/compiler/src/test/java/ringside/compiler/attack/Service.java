package ringside.compiler.attack;

import ringside.compiler.random.Choice;

/// Writes one hostile service. It may fail anywhere; the JVM says where and why it must.
final class Service {
    private static final int ATTEMPTS = 7;

    private final String name;
    private final Choice choice;
    private final StringBuilder text = new StringBuilder();

    Service(String name, long seed) {
        this.name = name;
        this.choice = new Choice(seed);
    }

    String source() {
        text.append("package guest.attack;\n\nimport guest.app.Out;\nimport guest.attack.Farm.*;\nimport java.util.Arrays;\n\nfinal class ").append(name).append(" {\n");
        text.append("    static void run(Out out) {\n");
        line("byte[] a = new byte[" + (1 + choice.below(9)) + "]; int[] b = new int[" + (1 + choice.below(5)) + "];");
        line("Animal near = Farm.animal(" + choice.below(4) + "); long[] c = new long[" + (1 + choice.below(4)) + "];");
        line("Object[] d = Farm.objects(" + choice.below(4) + "); Animal far = Farm.animal(" + choice.below(4) + ");");
        line("String s = \"text\"; long x = 5;");
        line("int i = Farm.zero + " + extreme() + "; int j = Farm.zero + " + (choice.below(14) - 4) + ";");
        for (int n = 0; n < ATTEMPTS; n++) {
            attempt();
            line("out.line(\"x\", x + Farm.sum(a) + Farm.sum(b) + Farm.sum(c) + Farm.sum(near) + Farm.sum(far));");
            if (choice.once(3)) line("i = Farm.zero + " + extreme() + "; j = Farm.zero + " + (choice.below(14) - 4) + ";");
        }
        return text.append("    }\n}\n").toString();
    }

    private void line(String line) {
        text.append("        ").append(line).append('\n');
    }

    private String extreme() {
        return choice.pick("0", "1", "2", "3", "4", "-1", "5", "8", "9", "0x7FFFFFFF", "0x80000000", "-8", "0x40000000", "12", "-0x7FFFFFF8", String.valueOf(choice.below(12)));
    }

    private String array() {
        return choice.pick("a", "b", "c");
    }

    /// Half of them are harmless, so that services live long enough for the next attempt.
    private String index(String of) {
        return choice.pick("j", "i & 1", "0", of + ".length - 1", "(j & 3) % " + of + ".length", "Math.abs(j) % " + of + ".length", "i", "j", of + ".length", "i + j", "j - 1",
                "j * 0x40000000", "(i << 2) >>> 1", "(byte) (i * 50)", "-j", "i % " + of + ".length", "j % 3", of + ".length - j", "i >>> 31", "(int) (x & 7)", "j & 7");
    }

    private String small() {
        return choice.pick("j", "0", "1", "j - 2", "2", "3", "-j", "i & 3");
    }

    private void attempt() {
        String of = array();
        String fresh = choice.name("t");
        switch (choice.below(19)) {
            case 0, 1 -> line(of + "[" + index(of) + "] = " + (of.equals("a") ? "(byte) " : "") + "77;");
            case 2 -> line("x += " + of + "[" + index(of) + "] + " + of + "[" + index(of) + "];");
            case 3 -> loop(of, fresh);
            case 4 -> guarded(of);
            case 5, 6 -> cast(fresh);
            case 7 -> line("d[" + choice.pick("0", "1", "j & 1", index("d")) + "] = " + choice.pick("near", "Farm.thing(j)", "Farm.animal(j)", "new Hay()", "null", "far") + ";");
            case 8, 9 -> nothing(fresh);
            case 10 -> size(fresh);
            case 11, 12 -> bulk(of);
            case 13 -> line("x += " + choice.pick("s.charAt(" + index("a") + ")", "Size.values()[" + index("b") + "].ordinal()", "Farm.TABLE[" + index("b") + "]") + ";");
            case 14 -> line("x += " + choice.pick("100 / (j - 3)", "i % j", "x / (i & 1)", "7 / (j & 3)", "(x + 1) % (j + 1)") + ";");
            case 15 -> line("Animal[] " + fresh + " = " + choice.pick("new Dog[2]", "new Animal[2]", "new Cat[2]") + "; " + fresh + "[j & 1] = "
                    + choice.pick("Farm.animal(i)", "near", "far", "new Dog()") + "; x += " + fresh + "[j & 1].weigh();");
            case 16, 17 -> line(choice.pick("Animal T = Farm.zero == 0 ? near : far; near.size = 1; T.size = j; x += near.size;",
                    "int[] T = Farm.zero == 0 ? b : new int[9]; b[0] = 1; T[0] = j; x += b[0];",
                    "near.size = j; Farm.grow(near); x += near.size;", "x += far.size; Farm.grow(far); x += far.size * 3;", "Animal T = near; x += T.tag; near.tag = i; x += T.tag;")
                    .replace("T", fresh));
            default -> line("if (near.friend == null) near.friend = far; else " + choice.pick("near = near.friend;", "near.friend.friend = near;", "near.friend.fur = a;"));
        }
    }

    private void loop(String of, String k) {
        String step = "x += " + of + "[" + choice.pick(k, k, k + " + 1", k + " - 1", k + " + j", k + " * 2") + "];";
        if (choice.once(2)) step = of + "[" + choice.pick(k, k + " + (j & 1)", k + " + i") + "] += 3;";
        line(choice.pick("for (int K = 0; K < " + of + ".length; K++) ", "for (int K = 0; K <= " + of + ".length; K++) ", "for (int K = " + of + ".length; K > 0; K--) ",
                "for (int K = " + of + ".length - 1; K >= -1; K--) ", "for (int K = j; K < " + of + ".length; K++) ", "for (int K = 0; K < j; K++) ",
                "for (int K = 0; K < " + of + ".length; K += 2) ", "for (int K = 0; K != j && K < 20; K++) ").replace("K", k) + step);
    }

    private void guarded(String of) {
        String at = choice.pick("i", "j");
        String test = choice.pick("I < A.length", "I >= 0", "I >= 0 && I < A.length", "I <= A.length", "I > -2 && I < A.length", "I != A.length", "A.length > I && I + 1 > 0",
                "I >= 0 && I <= A.length", "Integer.compareUnsigned(I, A.length) < 0").replace("I", at).replace("A", of);
        // The class Integer has an I too.
        line("if (" + test.replace(at + "nteger", "Integer") + ") " + of + "[" + choice.pick(at, at, at + " + 1", at + " - 1") + "] += 9;");
    }

    private void cast(String t) {
        switch (choice.below(8)) {
            case 0 -> line("Dog T = (Dog) Farm.animal(j); x += T.bark;".replace("T", t));
            case 1 -> line("Cat T = (Cat) near; x += T.lives; T.claws = 8;".replace("T", t));
            case 2 -> line("x += ((Feed) Farm.thing(j)).eat(3);");
            case 3 -> line(("String T = Farm.<String>pretend(Farm.thing(i)); x += T.length();").replace("T", t));
            case 4 -> line("Object T = Farm.thing(j); if (T instanceof Dog U) x += U.bark; else x += ((Puppy) T).age;".replace("T", t).replace("U", t + "u"));
            case 5 -> line("x += ((int[]) Farm.thing(j))[" + choice.pick("0", "1", "j") + "];");
            case 6 -> line("Pen T = (Pen) Farm.thing(j); x += T.gate() + T.first().size;".replace("T", t));
            default -> line("Dog[] " + t + " = (Dog[]) " + choice.pick("d", "Farm.thing(j)") + "; x += " + t + ".length;");
        }
    }

    private void nothing(String t) {
        line("Animal " + t + " = " + choice.pick("near.friend", "(Animal) null", "j > 2 ? far : null", "far.friend", "near") + ";");
        line(choice.pick("x += T.size;", "int Tdead = T.size;", "x += T.weigh();", "x += T.fur[0];", "T.idle();", "T.idle(); x++;", "T.friend = near;", "x += T.fur.length;", "T.tag++;",
                "byte[] Trow = T == null ? null : a; x += Trow.length;", "Feed Tfeed = T == null ? null : new Hay(); x += Tfeed.eat(1);", "int Tdead = T.fur.length;").replace("T", t));
    }

    private void size(String t) {
        line(choice.pick("x += new int[" + small() + "].length;", "byte[] T = new byte[" + small() + "]; T[j] = 4; x += Farm.sum(T);", "Object[] T = new Dog[" + small() + "]; T[0] = near;",
                "x += new long[i < 0 ? i : 3].length;", "int[] T = b.clone(); T[" + index("b") + "] = 6; x += Farm.sum(T);").replace("T", t).replace(t + "ABLE", "TABLE"));
    }

    private void bulk(String of) {
        String value = of.equals("a") ? "(byte) 5" : "5";
        line(choice.pick("System.arraycopy(A, " + small() + ", A, " + small() + ", " + small() + ");", "Arrays.fill(A, " + small() + ", " + small() + ", " + value + ");",
                "x += Arrays.equals(a, " + small() + ", " + small() + ", near.fur, " + small() + ", " + small() + ") ? 1 : 0;",
                "System.arraycopy(near.fur, " + small() + ", a, " + small() + ", " + small() + ");", "System.arraycopy(A, i, A, j, " + small() + ");",
                "Arrays.fill(A, i, A.length, " + value + ");").replace("A,", of + ",").replace("A.", of + "."));
    }
}
