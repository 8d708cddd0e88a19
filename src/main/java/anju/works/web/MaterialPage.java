package anju.works.web;

import anju.project.Project;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.works.BatchState;
import anju.works.MaterialChecker;
import anju.works.Opinion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A batch of materials: its papers, what it is for, and what the three have said. */
public record MaterialPage(
        Site site,
        Project project,
        UUID contract,
        String number,
        Batch batch,
        @Nullable UUID report,
        String madeBy,
        List<String> lines,
        List<Signature> signatures,
        String removal,
        @Nullable UUID proof,
        List<Option> mayAs,
        boolean mayRemove,
        Form sign,
        Form remove) {
    public record Batch(
            UUID id,
            String code,
            String name,
            String spec,
            String quantity,
            String certificate,
            LocalDate arrivedOn,
            BatchState state,
            int signatures) {
        public String mark() {
            return switch (state) {
                case ARRIVED -> "now";
                case ACCEPTED -> "ok";
                case REJECTED -> "bad";
                case REMOVED -> "idle";
            };
        }
    }

    public record Signature(
            MaterialChecker checker,
            String who,
            @Nullable Opinion opinion,
            String remark,
            @Nullable Instant at) {
        public String mark() {
            return opinion == null ? "" : opinion == Opinion.QUALIFIED ? "ok" : "bad";
        }
    }

    /** The batches of a contract. */
    public record Listed(
            Site site, Project project, UUID contract, String number, List<Batch> rows, boolean mayEnter) {}

    /** A batch to be entered. */
    public record Entry(Site site, Project project, UUID contract, String number, Form form, List<Option> lines) {}
}
