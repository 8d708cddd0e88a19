package anju.request.web;

import anju.request.RequestState;
import anju.request.Rung;
import anju.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A resident's own requests, and open ones of the neighbours that they may join. */
public record HomeRequestsPage(Site site, List<Own> own, List<Neighbours> neighbours) {
    public record Own(
            UUID id,
            String code,
            String title,
            RequestState state,
            Rung rung,
            Instant receivedAt,
            Instant resolveDueAt) {
        /** How far it is, for a bar. */
        public int progress() {
            return switch (state) {
                case RECEIVED -> 15;
                case ACCEPTED -> 45;
                case ANSWERED -> 80;
                case CLOSED, DUPLICATE, NOT_ACCEPTED -> 100;
            };
        }
    }

    /** What is wrong where, without the words of whoever reported it. */
    public record Neighbours(UUID id, String topic, String place, int households, boolean joined) {}
}
