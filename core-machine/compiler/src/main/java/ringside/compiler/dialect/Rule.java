package ringside.compiler.dialect;

/// The rules of the guest language and of the plan. One row each: code, what is wrong (`%s` is filled in), what to do instead.
public enum Rule {
    FLOATING_POINT("AOT-01", "floating point is not part of the guest language", "count in int or long, in a smaller unit"),
    FOREIGN_CLASS("AOT-02", "%s is not part of the guest library", "write it in guest Java or use guest.lang"),
    EXCEPTION_HANDLER("AOT-03", "try, catch and finally are not part of the guest language", "return an error code"),
    SYNCHRONIZED("AOT-04", "synchronized is not part of the guest language", "use a guest.port.Lock"),
    PARAMETERS("AOT-05", "%s parameters, counting this, do not fit into six registers", "pass an object"),
    NESTED_ARRAY("AOT-06", "an array of arrays cannot be allocated in one step", "allocate each row explicitly"),
    CONCATENATION("AOT-07", "string concatenation allocates", "print the parts"),
    LAMBDA("AOT-08", "lambdas and method references allocate unseen", "write a named class"),
    DYNAMIC_CALL("AOT-09", "%s is decided at run time", "write the comparison or text by hand"),
    UNKNOWN_MEMBER("AOT-10", "%s does not exist on the class path of the image", "compile all guest classes together"),
    CLASS_LITERAL("AOT-11", "a class literal is no value in the guest language", "pass an object or an int instead"),
    OBJECT_METHOD("AOT-12", "%s of Object has no meaning here", "declare a method of your own"),
    INITIALISER("AOT-13", "static initialiser of %s cannot run at image build: %s",
            "move it to an init() method that is called at boot"),
    NATIVE("AOT-14", "native method %s is unknown to the compiler", "use the methods of guest.raw"),
    LITERAL("AOT-15", "%s", "use a literal"),
    RECURSION("AOT-16", "the call of %s closes a circle of calls without a depth", "write a loop, or mark it @Recursive(depth)"),
    ALLOCATION("AOT-17", "memory is taken on a path from %s, which is marked @NoAllocation", "make the object at boot and keep it"),
    GUARD("AOT-19", "%s", "acquire the lock on every way to it, or mark the private method @Holds"),
    UNCHECKED_DOOR("AOT-20", "raw access %s in checked component %s outside its frame",
            "move it into the frame or use a safe wrapper"),
    NO_PERMIT("AOT-21", "%s uses raw access %s without @RawAllowed",
            "add @RawAllowed with category and reason, or use a safe wrapper"),
    NO_REASON("AOT-22", "@RawAllowed of %s gives no reason", "say in one sentence why this class needs raw access"),
    TEXT("AOT-23", "string literal is not Latin-1", "use characters up to 255"),
    TRUSTING("AOT-24", "checked component %s calls %s, which trusts its caller: %s", "ask the frame for a safe object instead"),
    DOMAIN_CALL("AOT-30", "direct use of %s in another protection domain", "use the generated stub of its port"),
    UNLISTED_CALL("AOT-31", "component %s calls %s of component %s, which the architecture does not list",
            "list the call in architecture.json or use a port"),
    NO_COMPONENT("AOT-32", "%s belongs to no component of this image", "name its package in architecture.json"),
    ENTRY("AOT-33", "%s", "mark exactly one static method of each kind with the parameter its kind names"),
    PROBE("AOT-34", "%s", "name a static method marked @Probe with that many long parameters"),
    PROGRAM("AOT-35", "%s", "name a class that implements guest.lib.Program and has a constructor without arguments"),
    PORT("AOT-36", "%s", "see guest.port.Port"),
    MUTATION("AOT-37", "there is no site %s to mutate", "choose a site of the class as it is now"),
    STACK("AOT-38", "%s may use %d bytes of stack, and its domain has %d", "call less deeply, or give the domain a larger stack"),
    CLASS_FILE("AOT-39", "class file of %s is broken: %s", "compile it again"),
    CLASS_MISSING("AOT-40", "%s in %s mentions %s, which is in no jar and no folder", "add that class, or compile this one again without it");

    private final String code;
    private final String text;
    private final String remedy;

    Rule(String code, String text, String remedy) {
        this.code = code;
        this.text = text;
        this.remedy = remedy;
    }

    public String code() {
        return code;
    }

    public String text(Object... details) {
        return text.formatted(details);
    }

    public String remedy() {
        return remedy;
    }
}
