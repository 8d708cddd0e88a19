package anju.dispatch;

import java.util.Locale;

/** Which one of its kind waits: a code or a title, or what the rules call it in both languages; may be empty. */
public record Label(String zh, String en) {
    public static final Label NONE = of("");

    /** The same in every language. */
    public static Label of(String text) {
        return new Label(text, text);
    }

    public String in(Locale language) {
        return language.getLanguage().equals("en") ? en : zh;
    }
}
