package anju.works.web;

import anju.project.Project;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.works.StretchState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stretch of hidden works: where, what it looked like, who has looked, whether it is covered. */
public record HiddenPage(
        Site site,
        Project project,
        UUID contract,
        String number,
        Row row,
        String line,
        String what,
        boolean late,
        List<UUID> photos,
        List<Said> said,
        List<Said> witnesses,
        @Nullable Other earlier,
        @Nullable Other later,
        May may,
        Form look,
        Form witness,
        Form cover) {
    public record Row(UUID id, String code, String place, String line, StretchState state, Instant at, Instant lookBy) {
        public String mark() {
            return switch (state) {
                case ANNOUNCED -> "now";
                case PASSED -> "ok";
                case TO_MEND -> "bad";
                case COVERED -> "idle";
            };
        }
    }

    public record Said(
            @Nullable StretchState to,
            String who,
            String remark,
            @Nullable UUID photo,
            Instant at) {}

    public record Other(UUID id, String code) {}

    public record May(boolean look, boolean witness, boolean cover, boolean again) {}

    /** The hidden works of a contract. */
    public record Listed(
            Site site,
            Project project,
            UUID contract,
            String number,
            List<Row> rows,
            List<String> needed,
            boolean mayAnnounce) {}

    /** A stretch to be announced. */
    public record Entry(
            Site site,
            Project project,
            UUID contract,
            String number,
            int hours,
            Form form,
            List<Option> lines,
            @Nullable TooEarlyNote early) {}

    /** Every form empty. */
    record Forms(Form look, Form witness, Form cover) {
        static Forms empty() {
            return new Forms(
                    Form.empty(HiddenForms.LOOK), Form.empty(HiddenForms.WITNESS), Form.empty(HiddenForms.COVER));
        }
    }
}
