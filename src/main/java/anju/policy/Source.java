package anju.policy;

import java.util.Locale;

/** Where a value of a pack comes from. */
record Source(Kind kind, String zh, String en) {
    /** A law binds; a standard and a programme say so; an assumption is ours until somebody decides. */
    enum Kind {
        LAW,
        STANDARD,
        PROGRAMME,
        ASSUMPTION
    }

    String in(Locale language) {
        return language.getLanguage().equals("en") ? en : zh;
    }
}
