package anju.works;

import java.util.List;

/** What became of reversing an acceptance. */
public sealed interface Reversing {
    record Reversed() implements Reversing {}

    record NotPassed(AcceptanceState state) implements Reversing {}

    /** Something that binds was built on it: clearances, assets. */
    record StoodOn(List<String> codes) implements Reversing {}
}
