package anju.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReceiptTest {
    private static final SampleLog LOG = SampleLog.of(11);
    private static final Receipt PUBLIC = LOG.receipt(6);
    private static final Receipt OWNERS = PUBLIC.opened(LOG.opening(6));
    private static final List<NoteKey> KEYS = List.of(LOG.signer.key());

    @Test
    void both_forms_read_back_as_they_were_written_and_hold() {
        for (Receipt receipt : List.of(PUBLIC, OWNERS)) {
            assertThat(Receipt.parse(receipt.bytes())).isEqualTo(receipt);
            assertThat(receipt.flaws(KEYS)).isEmpty();
        }
        assertThat(OWNERS.opening().payloadBytes()).isEqualTo(LOG.payload(6));
    }

    @Test
    void the_public_form_shows_neither_salt_nor_payload() {
        String file = new String(PUBLIC.bytes(), StandardCharsets.UTF_8);
        String extra = new String(
                Base64.getDecoder().decode(file.lines().toList().get(1).substring(6)), StandardCharsets.UTF_8);
        assertThat(CanonicalJson.decode(extra.getBytes(StandardCharsets.UTF_8)).keySet())
                .containsExactly("entry", "v");
    }

    @Test
    void a_receipt_of_every_leaf_of_every_size_holds() {
        for (int size : new int[] {1, 2, 3, 8, 255, 256, 257}) {
            SampleLog log = SampleLog.of(size);
            for (int index = 0; index < size; index += 1 + size / 9) {
                assertThat(log.ownersReceipt(index).flaws(List.of(log.signer.key())))
                        .isEmpty();
            }
        }
    }

    @Test
    void a_receipt_is_not_held_good_under_other_keys() {
        NoteKey other = NoteSigner.generate("other.example").key();
        NoteKey namesake = NoteSigner.generate(SampleLog.ORIGIN).key();
        for (List<NoteKey> keys : List.of(List.<NoteKey>of(), List.of(other), List.of(namesake))) {
            assertThat(PUBLIC.flaws(keys)).containsExactly(Receipt.Flaw.UNSIGNED);
        }
    }

    @Test
    void a_witness_cannot_sign_in_place_of_the_log() {
        NoteSigner witness = NoteSigner.generate("witness.example");
        SignedNote note = SignedNote.sign(LOG.head().text(), witness);
        Receipt receipt = new Receipt(PUBLIC.entry(), 6, PUBLIC.proof(), note, null);
        assertThat(receipt.flaws(List.of(witness.key(), LOG.signer.key()))).containsExactly(Receipt.Flaw.UNSIGNED);
    }

    @Test
    void an_entry_index_or_hash_of_another_leaf_is_not_included() {
        Receipt other = LOG.receipt(5);
        for (Receipt wrong : List.of(
                new Receipt(other.entry(), 6, PUBLIC.proof(), PUBLIC.checkpoint(), null),
                new Receipt(PUBLIC.entry(), 5, PUBLIC.proof(), PUBLIC.checkpoint(), null),
                new Receipt(PUBLIC.entry(), 6, other.proof(), PUBLIC.checkpoint(), null),
                new Receipt(PUBLIC.entry(), 6, List.of(), PUBLIC.checkpoint(), null),
                new Receipt(PUBLIC.entry(), 6, PUBLIC.proof().subList(1, 4), PUBLIC.checkpoint(), null))) {
            assertThat(wrong.flaws(KEYS)).containsExactly(Receipt.Flaw.NOT_INCLUDED);
        }
    }

    @Test
    void another_payload_salt_or_type_does_not_open_the_entry() {
        byte[] salt = LOG.salt(6);
        byte[] payload = LOG.payload(6);
        for (Receipt.Opening wrong : List.of(
                LOG.opening(5),
                Receipt.Opening.of("vote.ballot", salt, LOG.payload(5)),
                Receipt.Opening.of("vote.ballot", LOG.salt(5), payload),
                Receipt.Opening.of("vote.ballots", salt, payload),
                Receipt.Opening.of("vote.ballot", new byte[32], payload))) {
            assertThat(PUBLIC.opened(wrong).flaws(KEYS)).containsExactly(Receipt.Flaw.NOT_OPENED);
        }
    }

    @Test
    void a_flipped_bit_anywhere_makes_a_receipt_malformed_or_flawed() {
        byte[] bytes = OWNERS.bytes();
        for (int at = 0; at < bytes.length; at++) {
            byte[] flipped = MerkleTreeTest.flip(bytes, at * 8 + at % 8);
            try {
                assertThat(Receipt.parse(flipped).flaws(KEYS)).as("byte %d", at).isNotEmpty();
            } catch (Malformed refused) {
                assertThat(refused).hasMessageMatching("(?s).+");
            }
        }
    }

    static List<Named<UnaryOperator<String>>> damages() {
        List<Named<UnaryOperator<String>>> damages = new ArrayList<>();
        damages.add(Named.of("empty", file -> ""));
        damages.add(Named.of("other version", file -> file.replace("@v1", "@v2")));
        damages.add(Named.of("blank before", file -> "\n" + file));
        damages.add(Named.of("byte order mark", file -> "\ufeff" + file));
        damages.add(Named.of("carriage returns", file -> file.replace("\n", "\r\n")));
        damages.add(Named.of("no extra", file -> file.replaceFirst("extra .*\n", "")));
        damages.add(Named.of("two extras", file -> file.replaceFirst("(extra .*\n)", "$1$1")));
        damages.add(Named.of("empty extra", file -> file.replaceFirst("extra .*\n", "extra \n")));
        damages.add(Named.of("extra not base64", file -> file.replaceFirst("extra .", "extra *")));
        damages.add(Named.of("no index", file -> file.replaceFirst("index .*\n", "")));
        damages.add(Named.of("index before extra", file -> file.replaceFirst("(extra .*\n)(index .*\n)", "$2$1")));
        for (String index : List.of(
                "06",
                "-6",
                "+6",
                " 6",
                "6 ",
                "6.0",
                "0x6",
                "",
                "six",
                "\uff16",
                "11",
                "12",
                "9223372036854775807",
                "9223372036854775808",
                "18446744073709551615")) {
            damages.add(Named.of("index " + index, file -> file.replaceFirst("index 6", "index " + index)));
        }
        damages.add(Named.of(
                "64 hashes",
                file -> file.replaceFirst(
                        "(index 6\n)", "$1" + (Base64.getEncoder().encodeToString(new byte[32]) + "\n").repeat(64))));
        for (int length : new int[] {0, 1, 31, 33, 64}) {
            damages.add(Named.of(
                    "hash of " + length,
                    file -> file.replaceFirst(
                            "(index 6\n)", "$1" + Base64.getEncoder().encodeToString(new byte[length]) + "\n")));
        }
        damages.add(Named.of("hash in hex", file -> file.replaceFirst("(index 6\n)", "$1" + "ab".repeat(32) + "\n")));
        damages.add(Named.of("no blank line", file -> file.replaceFirst("\n\n", "\n")));
        damages.add(Named.of("two blank lines", file -> file.replaceFirst("\n\n", "\n\n\n")));
        damages.add(Named.of("no checkpoint", file -> file.substring(0, file.indexOf("\n\n") + 2)));
        damages.add(Named.of("no signature", file -> file.substring(0, file.indexOf("\u2014"))));
        damages.add(Named.of("text after the end", file -> file + "more"));
        damages.add(Named.of("line after the end", file -> file + "more\n"));
        damages.add(Named.of("blank after the end", file -> file + "\n"));
        damages.add(Named.of("size 0", file -> file.replace("\n11\n", "\n0\n")));
        damages.add(Named.of("size 6", file -> file.replace("\n11\n", "\n6\n")));
        damages.add(Named.of("size 2^63", file -> file.replace("\n11\n", "\n9223372036854775808\n")));
        damages.add(Named.of("size missing", file -> file.replace("\n11\n", "\n")));
        Map<String, String> extras = Map.ofEntries(
                Map.entry("entry not an entry", "{\"entry\":\"e30=\",\"v\":1}"),
                Map.entry("entry a number", "{\"entry\":1,\"v\":1}"),
                Map.entry("no entry", "{\"v\":1}"),
                Map.entry("version 2", extra("\"v\":2")),
                Map.entry("no version", extra("\"w\":1")),
                Map.entry("unknown member", extra("\"v\":1,\"x\":1")),
                Map.entry(
                        "only a commitment",
                        "{\"commit\":\"" + KnownAnswersTest.COMMITMENT + "\","
                                + extra("\"v\":1").substring(1)),
                Map.entry("version a text", extra("\"v\":\"1\"")),
                Map.entry("spaces", extra("\"v\": 1")),
                Map.entry("not an object", "[]"));
        extras.forEach((name, json) -> damages.add(Named.of(
                "extra: " + name,
                file -> file.replaceFirst(
                        "extra .*\n",
                        "extra " + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)) + "\n"))));
        return damages;
    }

    private static String extra(String end) {
        return "{\"entry\":\""
                + Base64.getEncoder().encodeToString(PUBLIC.entry().getBytes(StandardCharsets.UTF_8)) + "\"," + end
                + "}";
    }

    @ParameterizedTest
    @MethodSource("damages")
    void damaged_receipts_are_refused(UnaryOperator<String> damage) {
        String good = new String(OWNERS.bytes(), StandardCharsets.UTF_8);
        String damaged = damage.apply(good);
        assertThat(damaged).isNotEqualTo(good);
        assertThatThrownBy(() -> Receipt.parse(damaged.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void a_commitment_that_is_not_to_the_payload_beside_it_is_refused() {
        Map<String, Object> extra = Map.of(
                "v", 1,
                "entry", Base64.getEncoder().encodeToString(OWNERS.entry().getBytes(StandardCharsets.UTF_8)),
                "type", "vote.ballot",
                "salt", Base64.getEncoder().encodeToString(LOG.salt(6)),
                "payload", Base64.getEncoder().encodeToString(LOG.payload(5)),
                "commit", LOG.opening(6).commitment());
        String file = new String(OWNERS.bytes(), StandardCharsets.UTF_8)
                .replaceFirst(
                        "extra .*\n",
                        "extra " + Base64.getEncoder().encodeToString(CanonicalJson.encode(extra)) + "\n");
        assertThatThrownBy(() -> Receipt.parse(file.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("commit");
    }
}
