package anju.vote;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.access.Viewer;
import anju.testing.SmallCity;
import java.util.Set;
import java.util.UUID;

/** Those who handle paper in a test: a clerk opens the box before two witnesses, one teller enters, the other compares. */
final class PaperHands {
    final Viewer clerk;
    final Viewer teller;
    final Viewer second;
    final Viewer grid;
    final Viewer head;
    private final Telling telling;

    PaperHands(Telling telling, SmallCity small) {
        this.telling = telling;
        clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        teller = small.viewer(Role.TELLER);
        second = small.viewer(Role.TELLER);
        grid = small.viewer(Role.GRID_WORKER);
        head = small.viewer(Role.BUILDING_HEAD);
    }

    /** Of a paper that was signed by hand. */
    static UUID scan(anju.attachment.Attachments attachments, Viewer by) {
        var upload = new anju.attachment.Upload(
                "a.png",
                anju.testing.SmallWorks.picture(),
                anju.attachment.FileClass.INTERNAL,
                "vote.mandate",
                SmallCity.PATH,
                "x");
        return ((anju.attachment.Reception.Received) attachments.receive(by, SmallCity.id(), upload)).fileId();
    }

    void open(UUID vote, int papers) {
        var box = new BoxOpening(papers, 0, Set.of(grid.person(), head.person()));
        assertThat(telling.openBox(clerk, SmallCity.id(), vote, box)).isInstanceOf(OpeningBox.Opened.class);
    }

    /** Entered by one and compared by the other, so that it is in the register. */
    void take(UUID vote, PaperBallot paper) {
        var entered = (Entering.Entered) telling.enterPaper(teller, SmallCity.id(), vote, paper);
        assertThat(telling.confirm(second, SmallCity.id(), vote, Set.of(entered.entryId())))
                .isEqualTo(new Comparing.Counted(1));
    }
}
