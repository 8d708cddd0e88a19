package anju.works.web;

import anju.money.Money;
import anju.money.Quantity;
import anju.notice.OnBoard;
import anju.project.Project;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.works.change.ChangeSide;
import anju.works.change.ChangeState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change order: what is to be different, what it costs, who has said what. */
public record ChangePage(
        Site site,
        Project project,
        UUID contract,
        String number,
        Row row,
        String reason,
        ChangeSide side,
        Limits limits,
        List<ItemRow> items,
        List<UUID> photos,
        List<Said> said,
        OnBoard board,
        May may,
        Form agree,
        Form approve) {
    public record Row(UUID id, String code, ChangeState state, Money amount, Instant at, String reason) {
        public String mark() {
            return switch (state) {
                case PROPOSED, AGREED -> "now";
                case APPROVED -> "ok";
                case REFUSED -> "bad";
                case WITHDRAWN -> "idle";
            };
        }
    }

    /** @param increases approved increases of the contract, this change's included */
    public record Limits(Money base, Money increases, Money leaderOver, Money noticeOver, Money most) {
        public boolean needsLeader() {
            return increases.compareTo(leaderOver) > 0;
        }

        public boolean needsNotice() {
            return increases.compareTo(noticeOver) > 0;
        }
    }

    /** @param isNew not a line of the contract before */
    public record ItemRow(
            String number, String title, boolean isNew, Quantity quantity, Money price, Money amount, String basis) {}

    public record Said(ChangeState to, String who, String remark, Instant at) {}

    public record May(boolean agree, boolean approve, boolean withdraw, boolean tell) {}

    /** The change orders of a contract, and how far it may still grow. */
    public record Listed(
            Site site,
            Project project,
            UUID contract,
            String number,
            Money signed,
            Money now,
            Money increases,
            Money most,
            List<Row> rows,
            boolean mayPropose) {
        public Money left() {
            return most.compareTo(increases) > 0 ? most.minus(increases) : Money.ZERO;
        }
    }

    /** A change to be asked for. */
    public record Entry(
            Site site,
            Project project,
            UUID contract,
            String number,
            Form form,
            List<Option> sides,
            List<LineRow> lines,
            List<Option> items,
            @Nullable TooEarlyNote early) {
        public static final int ADDED = 3;
    }

    public record LineRow(UUID id, String number, String title, Quantity contracted, Quantity measured, Money price) {}
}
