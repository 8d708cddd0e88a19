package anju;

import anju.vote.tally.Recount;
import anju.vote.tally.UnusableFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;

/** {@code ./anju tally FILE.json [--json OUT.json]}: counts a vote from a file; 0 all passed, 1 something did not, 2 unusable input. */
record TallyCommand(StartTexts texts, PrintStream terminal, PrintStream answer) {
    private static final int SOMETHING_DID_NOT_PASS = 1;
    private static final int UNUSABLE_INPUT = 2;

    int obey(List<String> words) {
        if (words.isEmpty() || words.size() == 2 && words.getFirst().equals("--json")) {
            return refuse("start.tally.usage");
        }
        String file = null;
        String out = null;
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (word.equals("--json") && out == null && i + 1 < words.size()) {
                out = words.get(++i);
            } else if (!word.startsWith("--") && file == null) {
                file = word;
            } else {
                terminal.println(texts.text("start.tally.twice", word));
                return refuse("start.tally.usage");
            }
        }
        if (file == null) {
            return refuse("start.tally.usage");
        }
        try (var in = new BufferedInputStream(Files.newInputStream(Path.of(file)))) {
            var recount = Recount.of(in);
            return out == null || written(recount, out) ? told(recount) : UNUSABLE_INPUT;
        } catch (UnusableFile e) {
            return refuse(
                    "start.tally.unusable",
                    e.place(),
                    texts.text("start.tally.why." + e.why(), e.found()).strip());
        } catch (IOException | UncheckedIOException | InvalidPathException | JacksonException e) {
            return refuse("start.tally.unread", file, e.toString());
        }
    }

    private boolean written(Recount recount, String out) {
        try (var file = new BufferedOutputStream(Files.newOutputStream(Path.of(out)))) {
            recount.write(file);
            return true;
        } catch (IOException | InvalidPathException | JacksonException e) {
            refuse("start.tally.unwritten", out, e.toString());
            return false;
        }
    }

    private int told(Recount recount) {
        var lines = new PrintStream(answer, true, StandardCharsets.UTF_8);
        recount.unread().forEach(member -> terminal.println(texts.text("start.tally.unknown", member)));
        for (var matter : recount.matters()) {
            var tally = matter.tally();
            lines.println(texts.text(
                    "start.tally.matter",
                    matter.matter(),
                    texts.text("start.tally.verdict." + matter.verdict()),
                    squareMetres(tally.rollAreaX100()),
                    Integer.toString(tally.rollHeads()),
                    squareMetres(tally.castAreaX100()),
                    Integer.toString(tally.castHeads()),
                    squareMetres(tally.forAreaX100()),
                    Integer.toString(tally.forHeads()),
                    texts.text("start.tally.silence." + matter.other()),
                    texts.text("start.tally.verdict." + matter.otherVerdict())));
        }
        lines.println(texts.text(
                "start.tally.ballots", Integer.toString(recount.invalid()), Integer.toString(recount.superseded())));
        lines.flush();
        return recount.allPassed() ? 0 : SOMETHING_DID_NOT_PASS;
    }

    private static String squareMetres(long areaX100) {
        return BigDecimal.valueOf(areaX100, 2).toPlainString();
    }

    private int refuse(String message, Object... values) {
        terminal.println(texts.text(message, values));
        return UNUSABLE_INPUT;
    }
}
