package anju.works.web;

import anju.money.Area;
import anju.registry.Compound;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.works.ground.EncroachmentKind;
import anju.works.ground.EncroachmentState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An encroachment: what stands where, and what has come of it. */
public record GroundPage(
        Site site, Compound compound, Row row, @Nullable UUID photo, List<Said> said, List<Option> next, Form step) {
    public record Row(
            UUID id,
            String code,
            EncroachmentKind kind,
            String place,
            Area area,
            boolean fireLane,
            EncroachmentState state,
            Instant at) {
        public String mark() {
            return switch (state) {
                case FOUND, ORDERED -> "bad";
                case TALKED, CONSENTED -> "now";
                case REMOVED, REUSED -> "ok";
            };
        }
    }

    public record Said(
            EncroachmentState to,
            String who,
            String note,
            @Nullable UUID photo,
            Instant at) {}

    /** The register of a compound, for those who keep it. */
    public record Listed(
            Site site,
            Compound compound,
            List<Row> rows,
            List<Ground> grounds,
            boolean mayKeep,
            boolean mayClear,
            Form find,
            Form clear) {}

    /** An undertaking on this ground. */
    public record Ground(UUID project, String name, boolean isClear, int standing) {}

    /** What everybody may read: kinds and areas, never a door. */
    public record Shown(Site site, Compound compound, List<Kind> kinds, List<String> uses) {
        public int found() {
            return kinds.stream().mapToInt(Kind::found).sum();
        }

        public int removed() {
            return kinds.stream().mapToInt(Kind::removed).sum();
        }

        public Area freed() {
            return kinds.stream().map(Kind::freed).reduce(new Area(0), Area::plus);
        }
    }

    public record Kind(EncroachmentKind kind, int found, int removed, Area freed) {}
}
