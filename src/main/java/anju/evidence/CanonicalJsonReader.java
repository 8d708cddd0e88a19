package anju.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads RCJ-1 text from left to right and refuses the first character that canonical form does not have there. */
final class CanonicalJsonReader {
    private final String text;
    private int at;

    CanonicalJsonReader(String text) {
        this.text = text;
    }

    Map<String, Object> readAll() {
        Map<String, Object> object = object(1);
        if (at != text.length()) {
            throw malformed("nothing may follow the object");
        }
        return object;
    }

    private Object value(int depth) {
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> integer();
        };
    }

    private Map<String, Object> object(int depth) {
        requireDepth(depth);
        expect('{');
        var members = new LinkedHashMap<String, Object>();
        String previous = "";
        while (peek() != '}') {
            if (!members.isEmpty()) {
                expect(',');
            }
            String name = string();
            CanonicalJson.requireKey(name);
            if (name.compareTo(previous) <= 0) {
                throw malformed("member names must ascend without repetition: " + name);
            }
            expect(':');
            members.put(name, value(depth + 1));
            previous = name;
        }
        expect('}');
        return Collections.unmodifiableMap(members);
    }

    private List<Object> list(int depth) {
        requireDepth(depth);
        expect('[');
        var items = new ArrayList<Object>();
        while (peek() != ']') {
            if (!items.isEmpty()) {
                expect(',');
            }
            items.add(value(depth + 1));
        }
        expect(']');
        return Collections.unmodifiableList(items);
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char c = next();
            if (c < 0x20) {
                throw malformed("control character in a string");
            }
            out.append(c == '\\' ? escape() : c);
        }
        expect('"');
        String string = out.toString();
        CanonicalJson.requireText(string);
        return string;
    }

    private char escape() {
        char c = next();
        return switch (c) {
            case '"', '\\' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> control();
            default -> throw malformed("escape \\" + c + " is not canonical");
        };
    }

    /** Only control characters without a short escape are written in the long form, in lower case. */
    private char control() {
        String hex = take(4);
        if (!hex.matches("00[01][0-9a-f]") || hex.matches("000[89acd]")) {
            throw malformed("escape \\u" + hex + " is not canonical");
        }
        return (char) Integer.parseInt(hex, 16);
    }

    private Long integer() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        String digits = text.substring(start, at);
        if (!digits.matches("0|-?[1-9][0-9]{0,15}")) {
            at = start;
            throw malformed("expected a value in canonical form");
        }
        long number = Long.parseLong(digits);
        if (Math.abs(number) > CanonicalJson.INTEGER_MAX) {
            throw malformed("number beyond 2^53-1");
        }
        return number;
    }

    private Boolean word(String word, boolean meaning) {
        if (!text.startsWith(word, at)) {
            throw malformed("expected a value in canonical form");
        }
        at += word.length();
        return meaning;
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed("the text ends too early");
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private String take(int length) {
        if (at + length > text.length()) {
            throw malformed("the text ends too early");
        }
        at += length;
        return text.substring(at - length, at);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw malformed("expected " + wanted);
        }
        at++;
    }

    private void requireDepth(int depth) {
        if (depth > CanonicalJson.DEPTH_MAX) {
            throw malformed("nested deeper than " + CanonicalJson.DEPTH_MAX);
        }
    }

    private Malformed malformed(String why) {
        return new Malformed("character " + at + ": " + why);
    }
}
