package anju.vote;

import anju.money.Area;
import anju.money.PublicFigures;
import anju.notice.NoticeDraft;
import anju.policy.Policy;
import anju.site.Sites;
import anju.site.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words of a vote's notices, made from the vote and the rules it is held by. */
@Component
class VoteSheets {
    private final JdbcClient db;
    private final Policy policy;
    private final Sites sites;

    VoteSheets(JdbcClient db, Policy policy, Sites sites) {
        this.db = db;
        this.policy = policy;
        this.sites = sites;
    }

    record Sheet(String title, String body) {}

    Sheet of(Vote vote, VoteNotice what) {
        var words = sites.chinese();
        var said = db.sql("""
                select v.code, v.title, c.name as compound, b.number as building, s.number as stairwell
                  from vote.vote v join registry.compound_now c on c.id = v.compound_id
                  left join registry.building_now b on b.id = v.building_id
                  left join registry.stairwell_now s on s.id = v.stairwell_id
                 where v.id = ?""").param(vote.id()).query(Said.class).single();
        var lines = new ArrayList<String>();
        lines.add(words.text("vote.sheet.opening." + what, said.compound, said.title, said.code, voters(words, said)));
        switch (what) {
            case AGENDA -> agenda(words, vote, lines);
            case ROLL -> roll(words, vote, lines);
            case RESULT -> result(words, vote, lines);
        }
        lines.add(words.text("vote.sheet.objections"));
        // A vote's title may fill a notice's title alone.
        int most = NoticeDraft.TITLE_MAX
                - words.text("vote.sheet.title." + what, "").length();
        var title = said.title.substring(0, Math.min(most, said.title.length()));
        return new Sheet(words.text("vote.sheet.title." + what, title), String.join("\n", lines));
    }

    private static String voters(Words words, Said said) {
        if (said.building == null) {
            return words.text("vote.sheet.all");
        }
        return said.stairwell == null
                ? words.text("vote.voters.building", said.building)
                : words.text("vote.stairwells.name", said.building, said.stairwell);
    }

    private void agenda(Words words, Vote vote, List<String> lines) {
        var rules = policy.rules(VotingRules.class, vote.editionId());
        lines.add(words.text("vote.sheet.when", vote.opensAt(), vote.closesAt(), vote.recordOn()));
        lines.add("## " + words.text("vote.matters.title"));
        lines.add(words.text("vote.sheet.matter-head"));
        var matters = matters(vote);
        for (var matter : matters) {
            lines.add(row(
                    Integer.toString(matter.number),
                    matter.title,
                    words.word(matter.kind),
                    words.text(
                            "vote.sheet.majority." + matter.kind,
                            rules.majority(matter.kind).share().toString())));
        }
        if (matters.stream().anyMatch(matter -> matter.kind != MatterKind.UNANIMOUS)) {
            lines.add(words.text(
                    "vote.sheet.quorum",
                    rules.quorumArea().toString(),
                    rules.quorumHeads().toString()));
        }
        lines.add(words.text("vote.sheet.only"));
    }

    private void roll(Words words, Vote vote, List<String> lines) {
        var roll = db.sql("""
                select count(distinct head_id) as heads, count(*) as parts, coalesce(sum(area_x100), 0)::bigint as area_x100
                  from vote.head_part where vote_id = ?""").param(vote.id()).query(Figures.class).single();
        lines.add(words.text("vote.sheet.roll", roll.heads, roll.parts, new Area(roll.areaX100), vote.recordOn()));
        lines.add(words.text("vote.sheet.roll-mend"));
    }

    private void result(Words words, Vote vote, List<String> lines) {
        lines.add(words.text("vote.sheet.result-head"));
        var results = db.sql("""
                select m.number, m.title, r.verdict, r.roll_area_x100, r.roll_heads, r.cast_area_x100, r.cast_heads,
                       r.for_area_x100, r.for_heads
                  from vote.matter m join vote.result r on r.matter_id = m.id
                 where m.vote_id = ? order by m.number""").param(vote.id()).query(Counted.class).list();
        for (var result : results) {
            // A few heads' figures would tell how a neighbour voted; the verdict stands alone then.
            boolean exact = new PublicFigures(result.rollHeads).areExact();
            lines.add(row(
                    Integer.toString(result.number),
                    result.title,
                    exact
                            ? words.text(
                                    "vote.sheet.cast",
                                    result.castHeads,
                                    result.rollHeads,
                                    new Area(result.castAreaX100),
                                    new Area(result.rollAreaX100))
                            : words.text("vote.sheet.few"),
                    exact
                            ? words.text("vote.sheet.for", result.forHeads, new Area(result.forAreaX100))
                            : words.text("vote.sheet.few"),
                    words.word(result.verdict)));
        }
        lines.add(words.text("vote.sheet.challenge"));
    }

    private List<Asked> matters(Vote vote) {
        return db.sql("select number, kind, title from vote.matter where vote_id = ? order by number")
                .param(vote.id())
                .query(Asked.class)
                .list();
    }

    /** A bar inside a cell would split it. */
    private static String row(String... cells) {
        return String.join(
                " | ",
                java.util.Arrays.stream(cells)
                        .map(cell -> cell.replace('|', '/').replace('\uFF5C', '/'))
                        .toList());
    }

    record Said(
            String code,
            String title,
            String compound,
            @Nullable String building,
            @Nullable String stairwell) {}

    record Asked(int number, MatterKind kind, String title) {}

    record Figures(int heads, int parts, long areaX100) {}

    record Counted(
            int number,
            String title,
            Verdict verdict,
            long rollAreaX100,
            int rollHeads,
            long castAreaX100,
            int castHeads,
            long forAreaX100,
            int forHeads) {}
}
