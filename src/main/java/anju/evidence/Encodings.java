package anju.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The byte encodings this module reads strictly: one text for one value, everything else is malformed. */
final class Encodings {
    private Encodings() {}

    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("not valid UTF-8");
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The JDK's decoder forgives missing padding and stray low bits; a second spelling of the same bytes is refused here. */
    static byte[] base64(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Malformed("not base64");
        }
        if (!base64(bytes).equals(text)) {
            throw new Malformed("base64 is not in its one canonical spelling");
        }
        return bytes;
    }

    /** A decimal number without sign or leading zeros, at most 2^63-1. */
    static long decimal(String text) {
        if (!text.matches("0|[1-9][0-9]{0,18}")) {
            throw new Malformed("not a decimal number: " + (text.length() > 40 ? text.substring(0, 40) : text));
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Malformed("number too large: " + text);
        }
    }
}
