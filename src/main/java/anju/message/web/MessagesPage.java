package anju.message.web;

import anju.site.ListPage;
import anju.site.Option;
import anju.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The outbox, newest first. */
public record MessagesPage(Site site, ListPage<Row> list, List<Option> states) {
    /** A message without its words; {@code to} is its reader's masked name, or empty where it went to a bare phone. */
    public record Row(
            UUID id, Instant queuedAt, String template, String to, String state, int tries, boolean canBeSentAgain) {}
}
