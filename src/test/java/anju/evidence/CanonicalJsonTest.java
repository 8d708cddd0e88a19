package anju.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    @Property
    void decoding_what_was_encoded_gives_the_same_object(@ForAll("objects") Map<String, Object> object) {
        assertThat(CanonicalJson.decode(CanonicalJson.encode(object))).isEqualTo(object);
    }

    @Property
    void bytes_changed_in_one_place_are_refused_or_are_the_form_of_another_object(
            @ForAll("objects") Map<String, Object> object, @ForAll int place, @ForAll byte value) {
        byte[] bytes = CanonicalJson.encode(object);
        int at = Math.floorMod(place, bytes.length);
        byte[] changed = bytes.clone();
        changed[at] = value;
        Map<String, Object> decoded;
        try {
            decoded = CanonicalJson.decode(changed);
        } catch (Malformed refused) {
            return;
        }
        assertThat(CanonicalJson.encode(decoded)).isEqualTo(changed);
        assertThat(decoded.equals(object)).isEqualTo(Arrays.equals(changed, bytes));
    }

    @Property
    void two_different_objects_never_have_the_same_bytes(
            @ForAll("objects") Map<String, Object> one, @ForAll("objects") Map<String, Object> other) {
        assertThat(Arrays.equals(CanonicalJson.encode(one), CanonicalJson.encode(other)))
                .isEqualTo(one.equals(other));
    }

    @Property
    void the_order_in_which_members_were_put_does_not_matter(@ForAll("objects") Map<String, Object> object) {
        Map<String, Object> reversed = new LinkedHashMap<>();
        new ArrayList<>(object.keySet()).reversed().forEach(key -> reversed.put(key, object.get(key)));
        assertThat(CanonicalJson.encode(reversed)).isEqualTo(CanonicalJson.encode(object));
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        return object(3);
    }

    private static Arbitrary<Map<String, Object>> object(int depth) {
        Arbitrary<String> keys = Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofLength(1)
                .flatMap(first -> Arbitraries.strings()
                        .withCharRange('a', 'c')
                        .withChars('_', '0', '9')
                        .ofMaxLength(4)
                        .map(rest -> first + rest));
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                texts().map(text -> (Object) text),
                Arbitraries.longs()
                        .between(-CanonicalJson.INTEGER_MAX, CanonicalJson.INTEGER_MAX)
                        .map(number -> (Object) number),
                Arbitraries.of(true, false).map(truth -> (Object) truth));
        Arbitrary<Object> values = depth == 0
                ? leaves
                : Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(4, leaves),
                        net.jqwik.api.Tuple.of(1, object(depth - 1).map(nested -> (Object) nested)),
                        net.jqwik.api.Tuple.of(
                                1, leaves.list().ofMaxSize(4).map(list -> (Object) new ArrayList<Object>(list))));
        return Arbitraries.maps(keys, values).ofMaxSize(5);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(12),
                        Arbitraries.strings()
                                .withChars("\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028\ufeff")
                                .ofMaxLength(6),
                        Arbitraries.of("\u5b89\u5c45", "\ud842\udfb7", "\u00e9", "", "\ud83c\udfe0", "null", "1"))
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFC))
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text))
                .filter(text -> Normalizer.isNormalized(text, Normalizer.Form.NFC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":[]}",
                "{\"a\":{}}",
                "{\"a\":0}",
                "{\"a\":-1,\"a_1\":[1,\"\",true,false]}",
                "{\"a\":9007199254740991,\"b\":-9007199254740991}",
                "{\"a\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f\\u000b/\"}",
                "{\"a\":\"\u5b89\u5c45 \ud842\udfb7 \u00e9\u2028\u007f\"}",
                "{\"a\":1,\"a0\":1,\"a_\":1,\"aa\":1}"
            })
    void canonical_text_is_read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(CanonicalJson.encode(CanonicalJson.decode(bytes))).isEqualTo(bytes);
    }

    static List<String> notCanonical() {
        List<String> texts = new ArrayList<>(List.of(
                // not an object, or not only one
                "",
                " ",
                "[]",
                "1",
                "\"a\"",
                "null",
                "true",
                "{",
                "}",
                "{}{}",
                "{} ",
                " {}",
                "{}\n",
                "{}\u0000",
                "\ufeff{}",
                // white space and punctuation
                "{ }",
                "{\"a\" :1}",
                "{\"a\": 1}",
                "{\"a\":1 }",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":[1 ,2]}",
                "{\"a\":1;\"b\":2}",
                "{\"a\"=1}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1\n,\"b\":2}",
                "{\"a\":1,,\"b\":2}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1//\n}",
                "{\"a\":1/**/}",
                // names
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"a\":2}",
                "{\"aa\":1,\"a\":2}",
                "{\"\":1}",
                "{\"A\":1}",
                "{\"1\":1}",
                "{\"_a\":1}",
                "{\"a-b\":1}",
                "{\"a.b\":1}",
                "{\"a b\":1}",
                "{\"\u00e9\":1}",
                "{\"\u5b89\":1}",
                "{\"\\u0061\":1}",
                "{\"" + "a".repeat(33) + "\":1}",
                "{\"a\u0000\":1}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "{\"__proto__\":1}",
                // numbers
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":1e5}",
                "{\"a\":1E5}",
                "{\"a\":1.0}",
                "{\"a\":1.5}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":-0}",
                "{\"a\":+1}",
                "{\"a\":01}",
                "{\"a\":00}",
                "{\"a\":-01}",
                "{\"a\":-}",
                "{\"a\":--1}",
                "{\"a\":0x10}",
                "{\"a\":9007199254740992}",
                "{\"a\":-9007199254740992}",
                "{\"a\":18446744073709551616}",
                "{\"a\":1_000}",
                "{\"a\":1,000}",
                "{\"a\":\uff11}",
                "{\"a\":\u0661}",
                "{\"a\":1n}",
                "{\"a\":1L}",
                "{\"a\":" + "9".repeat(1000) + "}",
                // words
                "{\"a\":null}",
                "{\"a\":nul}",
                "{\"a\":True}",
                "{\"a\":tru}",
                "{\"a\":truefalse}",
                "{\"a\":undefined}",
                "{\"a\":[null]}",
                // strings
                "{\"a\":\"}",
                "{\"a\":\"b}",
                "{\"a\":'b'}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\u0000\"}",
                "{\"a\":\"\u001f\"}",
                "{\"a\":\"\\/\"}",
                "{\"a\":\"\\v\"}",
                "{\"a\":\"\\x41\"}",
                "{\"a\":\"\\u\"}",
                "{\"a\":\"\\u00\"}",
                "{\"a\":\"\\u000\"}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\\u00e9\"}",
                "{\"a\":\"\\u5b89\"}",
                "{\"a\":\"\\u000A\"}",
                "{\"a\":\"\\u000a\"}",
                "{\"a\":\"\\u0008\"}",
                "{\"a\":\"\\u0009\"}",
                "{\"a\":\"\\u000c\"}",
                "{\"a\":\"\\u000d\"}",
                "{\"a\":\"\\u001F\"}",
                "{\"a\":\"\\u0022\"}",
                "{\"a\":\"\\u005c\"}",
                "{\"a\":\"\\u007f\"}",
                "{\"a\":\"\\U0001\"}",
                "{\"a\":\"\\\"}",
                "{\"a\":\"\\u0020\"}",
                "{\"a\":\"\\u0000",
                // surrogates, alone and as a pair of escapes
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\"}",
                "{\"a\":\"\\ud842\\udfb7\"}",
                "{\"a\":\"\\uD83C\\uDFE0\"}",
                // not NFC
                "{\"a\":\"e\u0301\"}",
                "{\"a\":\"\u212b\"}",
                "{\"a\":\"\u1100\u1161\"}",
                "{\"a\":\"\uf900\"}",
                "{\"a\":\"a\u0301\u0323\"}",
                // nesting
                "{\"a\":[}",
                "{\"a\":{]}",
                "{\"a\":[[1]}",
                "{\"a\":]}",
                "{\"a\":[1}}"));
        texts.add("{\"a\":".repeat(17) + "1" + "}".repeat(17));
        texts.add("{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}");
        texts.add("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));
        texts.add("{\"a\":" + "[".repeat(100_000) + "}");
        texts.add("{\"a\":\"" + "x".repeat(CanonicalJson.BYTES_MAX) + "\"}");
        return texts;
    }

    @ParameterizedTest
    @MethodSource("notCanonical")
    void text_in_any_other_form_is_refused(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> CanonicalJson.decode(bytes))
                .isInstanceOf(Malformed.class)
                .hasMessageMatching("(?s).{1,300}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff",
                "80",
                "c0af",
                "c1bf",
                "e08080",
                "e0809f",
                "f0808080",
                "eda080",
                "edbfbf",
                "eda081edb080",
                "f4908080",
                "f5808080",
                "e5ae",
                "e5",
                "f09f8f",
                "c3",
                "c328",
                "fe",
                "f8888080",
                "fc8480808080",
                "e5ae22",
                "c080"
            })
    void bytes_that_are_not_shortest_utf_8_are_refused(String hex) {
        byte[] text = HexFormat.of().parseHex("7b2261223a22" + hex + "227d");
        assertThatThrownBy(() -> CanonicalJson.decode(text)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"efbbbf7b7d", "fffe7b007d00", "feff007b007d", "7b007d00", "7b7d00", "007b7d"})
    void byte_order_marks_and_other_encodings_are_refused(String hex) {
        assertThatThrownBy(() -> CanonicalJson.decode(HexFormat.of().parseHex(hex)))
                .isInstanceOf(Malformed.class);
    }

    @Example
    void values_without_a_canonical_form_are_not_written() {
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("a", null);
        List<Object> listWithNull = new ArrayList<>();
        listWithNull.add(null);
        Map<Object, Object> oddNames = Map.of(1, 1);
        List<Map<String, ?>> refused = List.of(
                withNull,
                Map.of("a", listWithNull),
                Map.of("a", oddNames),
                Map.of("a", 1.0),
                Map.of("a", 1.5f),
                Map.of("a", 'c'),
                Map.of("a", new byte[1]),
                Map.of("a", java.math.BigDecimal.ONE),
                Map.of("a", 1L << 53),
                Map.of("a", Long.MIN_VALUE),
                Map.of("A", 1),
                Map.of("", 1),
                Map.of("a", "\ud800"),
                Map.of("a", "\udc00x"),
                Map.of("a", "e\u0301"));
        for (Map<String, ?> object : refused) {
            assertThatThrownBy(() -> CanonicalJson.encode(object)).isInstanceOf(Malformed.class);
        }
    }
}
