package anju.works.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.works.inspection.DrawState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Draws of spot checks and who may be drawn. */
public record SpotPage(
        Site site,
        List<Draw> draws,
        List<Inspector> inspectors,
        List<Option> places,
        List<Option> people,
        List<Option> firms,
        Form prepare,
        Form inspector) {
    public record Draw(
            UUID id, String code, String place, DrawState state, int objects, int each, Instant at, int reported) {
        public String mark() {
            return switch (state) {
                case PREPARED -> "idle";
                case DRAWN -> "now";
                case TOLD -> "ok";
            };
        }
    }

    public record Inspector(UUID id, String number, String name, String firm, String place) {}

    /** One draw at the desk, with its checks. */
    public record One(Site site, Draw draw, List<Check> checks, boolean mayDraw, Form form) {}

    public record Check(
            UUID id,
            String contract,
            UUID project,
            String projectName,
            String contractor,
            List<String> inspectors,
            @Nullable Boolean found,
            long findings) {
        public String mark() {
            return found == null ? "now" : found ? "warn" : "ok";
        }
    }

    /** A check to be made or read: by those who inspect. */
    public record CheckPage(
            Site site,
            UUID draw,
            String drawCode,
            Check check,
            String note,
            @Nullable UUID photo,
            @Nullable LocalDate visitedOn,
            List<Option> filed,
            boolean mayReport,
            Form form) {}

    /** A draw as everybody may repeat it; secret and list stand there once all checks are done. */
    public record Public(
            Site site,
            Draw draw,
            String listHash,
            String secretHash,
            String list,
            String secret,
            String entry,
            String seed,
            UUID act,
            List<Check> checks) {}
}
