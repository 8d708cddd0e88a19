package anju.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Program and verifier were written apart from one description; they must agree on what has its form. */
class TwinTest {
    private static final SampleLog LOG = SampleLog.of(11);
    private static final int TRIES = 4_000;

    @ParameterizedTest
    @MethodSource("anju.evidence.CanonicalJsonTest#notCanonical")
    void both_refuse_what_is_not_canonical(String text) {
        assertThat(Verifier.reads("Json", text.getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("anju.evidence.SignedNoteTest#damages")
    void both_refuse_damaged_notes(UnaryOperator<String> damage) {
        String note = new String(LOG.checkpoint().bytes(), StandardCharsets.UTF_8);
        byte[] damaged = damage.apply(note).getBytes(StandardCharsets.UTF_8);
        assertThat(Verifier.reads("Note", damaged)).isEqualTo(accepts(SignedNote::parse, damaged));
    }

    @ParameterizedTest
    @MethodSource("anju.evidence.ReceiptTest#damages")
    void both_refuse_damaged_receipts(UnaryOperator<String> damage) {
        String receipt = new String(LOG.ownersReceipt(6).bytes(), StandardCharsets.UTF_8);
        assertThat(Verifier.reads("Receipt", damage.apply(receipt).getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void both_take_and_refuse_the_same_changed_bytes() {
        List<Named<byte[]>> samples = List.of(
                Named.of("Entry", LOG.entry(1)),
                Named.of("Entry", LOG.entry(4)),
                Named.of("Note", LOG.checkpoint().bytes()),
                Named.of("Receipt", LOG.ownersReceipt(6).bytes()));
        Random random = new Random(7);
        int taken = 0;
        for (Named<byte[]> sample : samples) {
            for (int i = 0; i < TRIES; i++) {
                byte[] changed = changed(sample.getPayload(), random);
                boolean expected = accepts(parser(sample.getName()), changed);
                assertThat(Verifier.reads(sample.getName(), changed))
                        .as("%s: %s", sample.getName(), new String(changed, StandardCharsets.UTF_8))
                        .isEqualTo(expected);
                taken += expected ? 1 : 0;
            }
        }
        assertThat(taken).isBetween(TRIES / 20, samples.size() * TRIES * 19 / 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"at\":\"2026-11-22T24:00:00.000Z\",%s}",
                "{\"at\":\"2026-02-30T08:00:00.000Z\",%s}",
                "{\"at\":\"2026-11-22T08:00:60.000Z\",%s}",
                "{\"at\":\"2026-11-22T08:00:00Z\",%s}",
                "{\"at\":\"2026-11-22T08:00:00.000+08:00\",%s}",
                "{\"at\":\"+12026-11-22T08:00:00.000Z\",%s}",
                "{\"at\":\"1899-11-22T08:00:00.000Z\",%s}",
                "{\"at\":\"-0001-11-22T08:00:00.000Z\",%s}",
                "{%s}",
                "{\"at\":1,%s}",
                "{\"at\":\"2026-11-22T08:00:00.000Z\",\"b\":1,%s}",
                "{\"at\":\"2026-11-22t08:00:00.000z\",%s}"
            })
    void both_refuse_odd_times(String form) {
        byte[] entry = form.formatted(
                        "\"by\":\"role:a\",\"id\":\"0192f0c0-0000-7000-8000-0000000000e1\",\"kind\":\"a.b.c\",\"v\":1")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(accepts(LogEntry::parse, entry)).isFalse();
        assertThat(Verifier.reads("Entry", entry)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"by\":\"person:a\",%id,%kind",
                "\"by\":\"role:\",%id,%kind",
                "\"by\":\"role:a b\",%id,%kind",
                "%id,%kind",
                "\"by\":1,%id,%kind",
                "%by,\"com\":[],%id,%kind",
                "%by,\"com\":[\"%com\"],%id,%kind",
                "%by,\"com\":\"sm3:%hex\",%id,%kind",
                "%by,\"com\":\"%com0\",%id,%kind",
                "%by,\"com\":1,%id,%kind",
                "%by,\"com\":[1,2],%id,%kind",
                "%by,\"com\":{},%id,%kind",
                "%by,\"id\":\"0192F0C0-0000-7000-8000-0000000000e1\",%kind",
                "%by,\"id\":\"0192f0c0-0000-1000-8000-0000000000e1\",%kind",
                "%by,\"id\":\"0192f0c0-0000-7000-c000-0000000000e1\",%kind",
                "%by,\"id\":\"192f0c0-0-7000-8000-e1\",%kind",
                "%by,\"id\":\"\",%kind",
                "%by,%kind",
                "%by,%id,\"kind\":\"a.b\"",
                "%by,%id,\"kind\":\"a.b.c.d\"",
                "%by,%id,\"kind\":\"a.B.c\"",
                "%by,%id,\"kind\":\"a..c\"",
                "%by,%id",
                "%by,%id,%kind,\"pub\":{}",
                "%by,%id,%kind,\"pub\":[]",
                "%by,%id,%kind,\"pub\":{\"a\":\"two words\"}",
                "%by,%id,%kind,\"pub\":{\"a\":\"\"}",
                "%by,%id,%kind,\"pub\":{\"a\":[\"\u738b\"]}",
                "%by,%id,%kind,\"pub\":{\"a\":{\"b\":\"x y\"}}",
                "%by,%id,%kind,\"pub\":1",
                "%by,%id,%kind,\"ref\":[]",
                "%by,%id,%kind,\"ref\":\"a:b\"",
                "%by,%id,%kind,\"ref\":[\"a\"]",
                "%by,%id,%kind,\"ref\":[\"a:b c\"]",
                "%by,%id,%kind,\"ref\":[1]"
            })
    void both_refuse_entries_outside_the_grammar(String members) {
        byte[] entry = ("{\"at\":\"2026-11-22T08:00:00.000Z\"," + members + ",\"v\":1}")
                .replace("%by", "\"by\":\"role:a\"")
                .replace("%id", "\"id\":\"0192f0c0-0000-7000-8000-0000000000e1\"")
                .replace("%kind", "\"kind\":\"a.b.c\"")
                .replace("%com", KnownAnswersTest.COMMITMENT)
                .replace("%hex", "0".repeat(64))
                .getBytes(StandardCharsets.UTF_8);
        assertThat(accepts(LogEntry::parse, entry)).isFalse();
        assertThat(Verifier.reads("Entry", entry)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"pub\":{\"a\":1,\"b\":[\"X\",true],\"c\":{\"d\":\"sha256:00\"}}",
                ",\"pub\":{\"a\":[]}",
                ",\"ref\":[\"a:b\",\"a:b\"]"
            })
    void both_take_entries_of_the_grammar(String more) {
        byte[] entry =
                ("{\"at\":\"2026-11-22T08:00:00.000Z\",\"by\":\"org:a\",\"com\":[\"%s\",\"%s\"],\"id\":\"0192f0c0-0000-4000-b000-0000000000e1\",\"kind\":\"a.b.c\"%s,\"v\":1}")
                        .formatted(KnownAnswersTest.COMMITMENT, KnownAnswersTest.COMMITMENT, more)
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(accepts(LogEntry::parse, entry)).isTrue();
        assertThat(Verifier.reads("Entry", entry)).isTrue();
    }

    private static Consumer<byte[]> parser(String name) {
        return switch (name) {
            case "Entry" -> LogEntry::parse;
            case "Note" -> SignedNote::parse;
            default -> Receipt::parse;
        };
    }

    /** One byte replaced, dropped, doubled, or two neighbours exchanged. */
    private static byte[] changed(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length - 1);
        byte[] changed = bytes.clone();
        switch (random.nextInt(4)) {
            case 0 -> changed[at] = (byte) random.nextInt(256);
            case 1 -> changed[at] = bytes[random.nextInt(bytes.length)];
            case 2 -> {
                changed[at] = bytes[at + 1];
                changed[at + 1] = bytes[at];
            }
            default -> {
                int length = random.nextBoolean() ? 1 : -1;
                changed = new byte[bytes.length + length];
                System.arraycopy(bytes, 0, changed, 0, at);
                System.arraycopy(
                        bytes,
                        at + (length < 0 ? 1 : 0),
                        changed,
                        at + (length > 0 ? 1 : 0),
                        bytes.length - at - (length < 0 ? 1 : 0));
                changed[at] = bytes[at + (length < 0 ? 1 : 0)];
            }
        }
        return changed;
    }

    private static boolean accepts(Consumer<byte[]> parser, byte[] bytes) {
        try {
            parser.accept(bytes);
            return true;
        } catch (Malformed refused) {
            return false;
        }
    }
}
