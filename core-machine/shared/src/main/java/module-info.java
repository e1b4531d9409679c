/// Numbers that host and guest code must agree on: call numbers, structure offsets, the address map, event kinds.
/// Constants only; javac folds them into both sides.
module ringside.shared {
    exports shared.abi;
    exports shared.layout;
    exports shared.map;
    exports shared.trace;
}
