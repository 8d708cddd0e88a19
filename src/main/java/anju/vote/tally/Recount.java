package anju.vote.tally;

import anju.vote.Majority;
import anju.vote.Tally;
import anju.vote.Verdict;
import anju.vote.tally.ElectionCount.Counted;
import anju.vote.tally.ElectionCount.Figures;
import anju.vote.tally.ElectionCount.Outcome;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** A vote counted from its file, ready to be told and to be written down. */
public final class Recount {
    private final Election election;
    private final Outcome outcome;
    private final List<String> unread;

    private Recount(Election election, Outcome outcome, List<String> unread) {
        this.election = election;
        this.outcome = outcome;
        this.unread = unread;
    }

    /** Reads and counts; the stream is not closed. */
    public static Recount of(InputStream file) throws UnusableFile {
        var read = ElectionFile.read(file);
        return new Recount(read.election(), new ElectionCount(read.election()).count(), read.unread());
    }

    /** A matter as a person is told. */
    public record Told(String matter, Tally tally, Verdict verdict, Silence other, Verdict otherVerdict) {}

    public List<Told> matters() {
        return outcome.matters().stream()
                .map(it -> new Told(
                        it.matter().id(),
                        it.figures().tally(),
                        it.figures().verdict(),
                        it.other().silence(),
                        it.other().verdict()))
                .toList();
    }

    public boolean allPassed() {
        return outcome.allPassed();
    }

    public int invalid() {
        return outcome.invalid().size();
    }

    public int superseded() {
        return outcome.superseded().size();
    }

    /** Members of the file that mean nothing to the count, as {@code ballots.proxyof}. */
    public List<String> unread() {
        return unread;
    }

    /** Writes everything: figures, inequalities, ballots that do not count and why, the count under the other rule on silence. */
    public void write(OutputStream file) {
        var context = new ObjectWriteContext.Base() {
            @Override
            public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
                return new DefaultPrettyPrinter();
            }
        };
        try (var out = new JsonFactory().createGenerator(context, file, JsonEncoding.UTF8)) {
            out.writeStartObject();
            out.writeName("roll");
            out.writeStartObject();
            out.writeNumberProperty("parts", election.parts());
            out.writeNumberProperty("heads", election.areasX100().length);
            out.writeEndObject();
            out.writeStringProperty("precedence", election.precedence().name());
            out.writeStringProperty("silence", election.silence().name());
            out.writeName("matters");
            out.writeStartArray();
            outcome.matters().forEach(matter -> write(out, matter));
            out.writeEndArray();
            writeInvalid(out);
            writeSuperseded(out);
            out.writeName("unread");
            out.writeStartArray();
            unread.forEach(out::writeString);
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    private static void write(JsonGenerator out, Counted counted) {
        out.writeStartObject();
        out.writeStringProperty("id", counted.matter().id());
        out.writeStringProperty("rule", counted.matter().rule().name());
        write(out, counted, counted.figures());
        out.writeName("silent");
        out.writeStartObject();
        out.writeNumberProperty("area", counted.silentAreaX100());
        out.writeNumberProperty("heads", counted.silentHeads());
        out.writeName("follow");
        if (counted.followed() == null) {
            out.writeNull();
        } else {
            out.writeString(counted.followed().name());
        }
        out.writeEndObject();
        out.writeName("other");
        out.writeStartObject();
        out.writeStringProperty("silence", counted.other().silence().name());
        write(out, counted, counted.other());
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Counted counted, Figures figures) {
        var tally = figures.tally();
        out.writeNumberProperty("A", tally.rollAreaX100());
        out.writeNumberProperty("H", tally.rollHeads());
        out.writeNumberProperty("Ap", tally.castAreaX100());
        out.writeNumberProperty("Hp", tally.castHeads());
        out.writeNumberProperty("Af", tally.forAreaX100());
        out.writeNumberProperty("Hf", tally.forHeads());
        out.writeNumberProperty("Ag", tally.againstAreaX100());
        out.writeNumberProperty("Hg", tally.againstHeads());
        out.writeStringProperty("verdict", figures.verdict().name());
        out.writeName("inequalities");
        out.writeStartArray();
        for (var it : inequalities(counted, tally)) {
            out.writeStartObject();
            out.writeStringProperty("says", it.says);
            out.writeName("left");
            out.writeNumber(it.left);
            out.writeName("right");
            out.writeNumber(it.right);
            out.writeBooleanProperty("holds", it.holds());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private record Inequality(String says, BigInteger left, BigInteger right, boolean strict) {
        boolean holds() {
            int order = left.compareTo(right);
            return strict ? order > 0 : order >= 0;
        }
    }

    /** Whole numbers multiplied crosswise: nothing is divided, nothing rounded. */
    private static List<Inequality> inequalities(Counted counted, Tally tally) {
        var rule = counted.matter().rule();
        var law = ElectionCount.LAW;
        var quorumArea = new Majority(law.quorumArea(rule), Majority.Bound.AT_LEAST);
        var quorumHeads = new Majority(law.quorumHeads(rule), Majority.Bound.AT_LEAST);
        var majority = law.majority(rule);
        var all = new ArrayList<Inequality>();
        all.add(inequality(quorumArea, "Ap", tally.castAreaX100(), "A", tally.rollAreaX100()));
        all.add(inequality(quorumHeads, "Hp", tally.castHeads(), "H", tally.rollHeads()));
        all.add(inequality(majority, "Af", tally.forAreaX100(), "Ap", tally.castAreaX100()));
        all.add(inequality(majority, "Hf", tally.forHeads(), "Hp", tally.castHeads()));
        return all;
    }

    private static Inequality inequality(Majority share, String part, long some, String whole, long all) {
        long n = share.share().numerator();
        long d = share.share().denominator();
        boolean strict = share.bound() == Majority.Bound.MORE_THAN;
        return new Inequality(
                times(d, part) + (strict ? " > " : " >= ") + times(n, whole),
                BigInteger.valueOf(d).multiply(BigInteger.valueOf(some)),
                BigInteger.valueOf(n).multiply(BigInteger.valueOf(all)),
                strict);
    }

    private static String times(long factor, String name) {
        return factor == 1 ? name : factor + "*" + name;
    }

    private void writeInvalid(JsonGenerator out) {
        out.writeName("invalid");
        out.writeStartArray();
        for (var it : outcome.invalid()) {
            out.writeStartObject();
            out.writeNumberProperty("ballot", it.ballot().number());
            out.writeStringProperty("part", it.ballot().part());
            if (it.matter() != null) {
                out.writeStringProperty("matter", it.matter());
            }
            out.writeStringProperty("reason", it.fault().name());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void writeSuperseded(JsonGenerator out) {
        out.writeName("superseded");
        out.writeStartArray();
        for (var it : outcome.superseded()) {
            out.writeStartObject();
            out.writeNumberProperty("ballot", it.ballot().number());
            out.writeStringProperty("part", it.ballot().part());
            out.writeStringProperty("matter", it.matter());
            out.writeNumberProperty("by", it.by().number());
            out.writeStringProperty("reason", election.precedence().name());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
