package anju.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    private static final NoteSigner LOG = NoteSigner.generate("log.example/anju");
    private static final NoteSigner STRANGER = NoteSigner.generate("stranger.example");
    private static final String TEXT =
            Checkpoint.of("log.example/anju", 7, new byte[32]).text();
    private static final SignedNote NOTE = SignedNote.sign(TEXT, LOG);
    private static final String GOOD = text(NOTE);
    private static final String STRANGERS_LINE =
            text(SignedNote.sign(TEXT, STRANGER)).substring(TEXT.length() + 1);

    @Test
    void a_note_reads_back_as_it_was_written() {
        assertThat(SignedNote.parse(NOTE.bytes())).isEqualTo(NOTE);
        assertThat(Checkpoint.parse(NOTE)).isEqualTo(Checkpoint.of("log.example/anju", 7, new byte[32]));
        assertThat(NoteKey.parse(LOG.key().vkey())).isEqualTo(LOG.key());
    }

    @Test
    void a_stored_key_signs_the_same_bytes_again() {
        NoteSigner again = NoteSigner.of("log.example/anju", LOG.pkcs8());
        assertThat(again.key()).isEqualTo(LOG.key());
        assertThat(SignedNote.sign(TEXT, again)).isEqualTo(NOTE);
        assertThatThrownBy(() -> NoteSigner.of("log.example/anju", new byte[48]))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void a_checkpoint_is_signed_only_under_the_name_of_its_log() {
        Checkpoint head = Checkpoint.of("log.example/anju", 7, new byte[32]);
        assertThat(head.sign(LOG)).isEqualTo(NOTE);
        assertThatThrownBy(() -> head.sign(STRANGER)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lines_of_unknown_keys_are_passed_over() {
        SignedNote note = SignedNote.parse(bytes(GOOD + STRANGERS_LINE));
        assertThat(note.verify(List.of(LOG.key()))).isEqualTo(new SignedNote.Verdict.SignedBy(List.of(LOG.key())));
        assertThat(note.verify(List.of(STRANGER.key(), LOG.key())))
                .isEqualTo(new SignedNote.Verdict.SignedBy(List.of(LOG.key(), STRANGER.key())));
        assertThat(note.verify(List.of())).isEqualTo(new SignedNote.Verdict.NoKnownKey());
    }

    @Test
    void a_line_that_shares_only_the_name_with_a_known_key_is_passed_over() {
        NoteSigner namesake = NoteSigner.generate("log.example/anju");
        SignedNote note = SignedNote.sign(TEXT, namesake);
        assertThat(note.verify(List.of(LOG.key()))).isEqualTo(new SignedNote.Verdict.NoKnownKey());
    }

    @Test
    void one_forged_line_of_a_known_key_refuses_the_note_whatever_else_is_good() {
        byte[] signature =
                Base64.getDecoder().decode(NOTE.signatures().getFirst().encoded());
        for (int bit = 32; bit < signature.length * 8; bit += 5) {
            SignedNote.Line forged = new SignedNote.Line(
                    "log.example/anju", Base64.getEncoder().encodeToString(MerkleTreeTest.flip(signature, bit)));
            for (List<SignedNote.Line> lines :
                    List.of(List.of(forged), List.of(NOTE.signatures().getFirst(), forged))) {
                assertThat(new SignedNote(TEXT, lines).verify(List.of(LOG.key(), STRANGER.key())))
                        .isEqualTo(new SignedNote.Verdict.Forged(LOG.key()));
            }
        }
        SignedNote.Line cut = new SignedNote.Line(
                "log.example/anju",
                Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(signature, signature.length - 1)));
        assertThat(new SignedNote(TEXT, List.of(cut)).verify(List.of(LOG.key())))
                .isEqualTo(new SignedNote.Verdict.Forged(LOG.key()));
    }

    @Test
    void every_changed_character_of_the_text_breaks_the_signature() {
        for (int at = 0; at < TEXT.length() - 1; at++) {
            if (TEXT.charAt(at) == '\n') {
                continue;
            }
            String changed = TEXT.substring(0, at) + (TEXT.charAt(at) == 'x' ? 'y' : 'x') + TEXT.substring(at + 1);
            assertThat(new SignedNote(changed, NOTE.signatures()).verify(List.of(LOG.key())))
                    .isEqualTo(new SignedNote.Verdict.Forged(LOG.key()));
        }
    }

    @Test
    void sixteen_signatures_are_read_and_seventeen_refused() {
        assertThat(SignedNote.parse(bytes(GOOD + STRANGERS_LINE.repeat(15))).signatures())
                .hasSize(16);
        assertThatThrownBy(() -> SignedNote.parse(bytes(GOOD + STRANGERS_LINE.repeat(16))))
                .isInstanceOf(Malformed.class);
    }

    static List<Named<UnaryOperator<String>>> damages() {
        List<Named<UnaryOperator<String>>> damages = new ArrayList<>();
        damages.add(Named.of("carriage returns", note -> note.replace("\n", "\r\n")));
        damages.add(Named.of("one carriage return", note -> note.replaceFirst("\n", "\r\n")));
        damages.add(Named.of("no newline at the end", String::stripTrailing));
        damages.add(Named.of("two newlines at the end", note -> note + "\n"));
        damages.add(Named.of("no blank line", note -> note.replace("\n\n", "\n")));
        damages.add(Named.of("no signature", note -> TEXT + "\n"));
        damages.add(Named.of("no text", note -> note.substring(TEXT.length())));
        damages.add(Named.of("empty", note -> ""));
        damages.add(Named.of("newline only", note -> "\n"));
        for (String dash : List.of("-", "--", "\u2013", "\u2012", "\u2015", "\u2212", "\u30fc", "\uff0d", "")) {
            damages.add(Named.of("dash " + dash, note -> note.replace("\u2014", dash)));
        }
        damages.add(Named.of("no space after the dash", note -> note.replace("\u2014 ", "\u2014")));
        damages.add(Named.of("two spaces after the dash", note -> note.replace("\u2014 ", "\u2014  ")));
        damages.add(Named.of("ideographic space", note -> note.replace("\u2014 ", "\u2014\u3000")));
        damages.add(Named.of("space at the end of the line", note -> note.replaceFirst("\n$", " \n")));
        damages.add(Named.of("space before the line", note -> note.replace("\u2014", " \u2014")));
        damages.add(Named.of("no name", note -> note.replace("\u2014 log.example/anju ", "\u2014 ")));
        damages.add(Named.of("empty name", note -> note.replace("\u2014 log.example/anju ", "\u2014  ")));
        damages.add(Named.of("plus in the name", note -> note.replace("\u2014 log.example/anju", "\u2014 log+anju")));
        damages.add(
                Named.of("no-break space in the name", note -> note.replace("\u2014 log.example", "\u2014 log\u00a0")));
        damages.add(Named.of(
                "name of 256", note -> note.replace("\u2014 log.example/anju", "\u2014 " + "n".repeat(256))));
        damages.add(Named.of(
                "name of 1 MB", note -> note.replace("\u2014 log.example/anju", "\u2014 " + "n".repeat(1 << 20))));
        damages.add(Named.of("tab in the text", note -> "\t" + note));
        damages.add(Named.of("zero byte in the text", note -> "\u0000" + note));
        damages.add(Named.of("escape in the text", note -> "\u001b[2K" + note));
        damages.add(Named.of("zero byte in the name", note -> note.replace("\u2014 log", "\u2014 \u0000log")));
        damages.add(Named.of("padding removed", note -> note.replace("=", "")));
        damages.add(Named.of("padding added", note -> note.replaceFirst("\n$", "=\n")));
        damages.add(Named.of(
                "url-safe alphabet", note -> note.replaceFirst("[A-Za-z0-9+/]([A-Za-z0-9+/=]{3})\n$", "_$1\n")));
        damages.add(Named.of("base64 in two parts", note -> note.replaceFirst("([A-Za-z0-9+/]{8})(.{4}\n)$", "$1 $2")));
        damages.add(Named.of("only a key id", note -> TEXT + "\n\u2014 log.example/anju AAAAAA==\n"));
        damages.add(Named.of("three bytes", note -> TEXT + "\n\u2014 log.example/anju AAAA\n"));
        damages.add(Named.of("no base64", note -> TEXT + "\n\u2014 log.example/anju \n"));
        damages.add(Named.of("stray low bits", note -> TEXT + "\n\u2014 log.example/anju AAAAAAB=\n"));
        damages.add(Named.of("line without signature below", note -> note + "\u2014\n"));
        damages.add(Named.of("text below the signatures", note -> note + "and more\n"));
        damages.add(Named.of("seventeen lines", note -> note + STRANGERS_LINE.repeat(16)));
        damages.add(Named.of("two megabytes", note -> "x".repeat(2 << 20) + note));
        return damages;
    }

    @ParameterizedTest
    @MethodSource("damages")
    void damaged_notes_are_refused(UnaryOperator<String> damage) {
        String damaged = damage.apply(GOOD);
        assertThat(damaged).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> SignedNote.parse(bytes(damaged))).isInstanceOf(Malformed.class);
    }

    @Test
    void notes_that_are_not_utf_8_are_refused() {
        byte[] bytes = NOTE.bytes();
        bytes[3] = (byte) 0xff;
        assertThatThrownBy(() -> SignedNote.parse(bytes)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log.example/anju\n7\n",
                "log.example/anju\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nextension\n",
                "\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "log.example/anju\n07\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "log.example/anju\n+7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "log.example/anju\n-7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "log.example/anju\n7 \nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "log.example/anju\n\uff17\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "log.example/anju\n9223372036854775808\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "log.example/anju\n99999999999999999999\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "log.example/anju\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
                "log.example/anju\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\n",
                "log.example/anju\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n",
                "log.example/anju\n7\n\n",
                "log example\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "log+example\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "\ufefflog.example/anju\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
            })
    void other_texts_are_not_checkpoints(String text) {
        SignedNote note = SignedNote.sign(text, LOG);
        assertThatThrownBy(() -> Checkpoint.parse(note)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/foo",
                "example.com/foo+530d903a",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n",
                "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
            })
    void other_texts_are_not_keys(String vkey) {
        assertThatThrownBy(() -> NoteKey.parse(vkey)).isInstanceOf(Malformed.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(SignedNote note) {
        return new String(note.bytes(), StandardCharsets.UTF_8);
    }
}
