package anju.notice.web;

import anju.notice.NoticeState;
import anju.site.ListPage;
import anju.site.Option;
import anju.site.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** All notices, for everybody. */
public record NoticeListPage(Site site, ListPage<Row> list, List<Option> areas, List<Option> kinds, long drafts) {
    /** @param running it hangs and objections are taken */
    public record Row(
            UUID id,
            String title,
            String kind,
            String place,
            Instant releasedAt,
            LocalDate lastOn,
            NoticeState state,
            boolean running,
            long objections) {}
}
