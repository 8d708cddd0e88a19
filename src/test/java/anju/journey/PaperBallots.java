package anju.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anju.testing.Web;
import java.util.LinkedHashSet;
import java.util.Set;

/** A teller goes through the paper ballots building by building, one form for each; another compares them pile by pile. */
public final class PaperBallots {
    private final Web teller;
    private final Web second;
    private final String vote;
    private final Set<String> entered = new LinkedHashSet<>();

    public PaperBallots(Web teller, Web second, String vote) {
        this.teller = teller;
        this.second = second;
        this.vote = vote;
    }

    public int count() {
        return entered.size();
    }

    /** Enters the ballots of a stairwell; every tenth is against, every fifteenth abstains. */
    public void enter(String building, String stairwell, String castAt, int atMost) {
        if (entered.size() >= atMost) {
            return;
        }
        var found =
                teller.get(vote + "/paper?door=" + building + "-" + stairwell).isOk();
        for (var row : found.document().select("main .list li")) {
            var address = row.selectFirst("a").attr("href");
            if (row.select(".badge").isEmpty() && entered.size() < atMost && entered.add(address)) {
                one(address, castAt);
            }
        }
    }

    /** The other teller finds them all true. */
    public void compare() {
        for (int piles = 0; piles < 20; piles++) {
            var page = second.get(vote + "/box").isOk();
            var entries = page.document().select("input[name=entries]").eachAttr("value");
            if (entries.isEmpty()) {
                return;
            }
            page.form(vote + "/paper-comparisons")
                    .with("entries", entries.toArray(String[]::new))
                    .submit();
        }
    }

    private void one(String address, String castAt) {
        var page = teller.get(address).isOk();
        var form = page.form()
                .with("serial", "WFL-%03d".formatted(entered.size()))
                .with("castAt", castAt)
                .with("answer1", entered.size() % 10 == 0 ? "AGAINST" : entered.size() % 15 == 0 ? "ABSTAIN" : "FOR");
        var signers = page.document().select("select[name=signedBy] option");
        if (!signers.isEmpty()) {
            form.with("signedBy", signers.last().val());
        }
        var sent = form.send();
        assertThat(sent.status()).as(sent::words).isEqualTo(303);
    }
}
