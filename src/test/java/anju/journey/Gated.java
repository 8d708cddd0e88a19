package anju.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.testing.Web;
import java.time.Instant;
import java.util.Map;

/** A project that goes on only through its gates, and people who may do only what their role is open to. */
abstract class Gated extends Working {
    private static final String NOT_YOURS = "这一步不由您办理";

    private int stage;

    Gated(Town town, Instant firstDay) {
        super(town, firstDay);
    }

    /** The leader wants to go on all the same: just these are missing, each says who sees to it, and nothing moves. */
    final void tooEarlyFor(String next, String... missing) {
        var leader = people.the(Role.SUBDISTRICT_LEADER);
        var before = leader.get(project).isOk();
        assertThat(before.document().select("form[action$=/steps]"))
                .as("a shut gate offers no button")
                .isEmpty();
        assertThat(leader.open("/desk").isOk().document().select("main a[href=" + project + "#gate]"))
                .isEmpty();
        var refused =
                before.forged(project + "/steps").with("from", "G" + stage).send();
        assertThat(refused.status()).as(refused::words).isEqualTo(422);
        for (var page : new Web.Page[] {before, refused, leader.get(project).isOk()}) {
            assertThat(page.document().select("#gate h2").text())
                    .isEqualTo("进入“" + next + "”还差 " + missing.length + " 件事");
            var waiting = page.document().select("#gate .gate-list li").stream()
                    .filter(li -> li.text().endsWith("还没有"))
                    .toList();
            assertThat(waiting).extracting(li -> li.selectFirst("b").text()).containsExactlyInAnyOrder(missing);
            assertThat(waiting).allMatch(li -> li.selectFirst("p").text().startsWith("请"), "says who sees to it");
            assertThat(page.document().select("form[action$=/returns] input[name=from]"))
                    .allMatch(from -> from.val().equals("G" + stage));
        }
    }

    /** Everything is there: the clerk may not, the leader may. */
    final void through(String next) {
        var page = clerk.get(project).isOk();
        assertThat(page.document().select("form[action$=/steps]")).isEmpty();
        notFor(clerk, project + "/steps", Map.of("from", "G" + stage));
        assertThat(moveOn()).contains("现在是“" + next + "”阶段");
        stage++;
    }

    /** Whoever sends this has not the role for it. */
    static void notFor(Web who, String path, Map<String, String> fields) {
        var form = who.open("/account").isOk().forged(path);
        fields.forEach((name, value) -> form.with(name, value));
        var answer = form.send();
        assertThat(answer.status()).as(answer::words).isEqualTo(403);
        assertThat(answer.words()).contains(NOT_YOURS);
    }

    /** A page that is shut to this person. */
    static void notFor(Web who, String path) {
        var answer = who.get(path);
        assertThat(answer.status()).as(answer::words).isEqualTo(403);
        assertThat(answer.words()).contains(NOT_YOURS);
    }
}
