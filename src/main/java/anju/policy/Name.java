package anju.policy;

import java.util.Locale;

/** What a thing of a pack is called, in both languages. */
public record Name(String zh, String en) {
    public Name {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a name stands in both languages");
        }
    }

    public String in(Locale language) {
        return language.getLanguage().equals("en") ? en : zh;
    }
}
