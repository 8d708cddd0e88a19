package anju.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.testing.Web;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is done at the desks more than once: money received and set aside, works signed for, papers checked, payments made. */
abstract class Working extends Deciding {
    private @Nullable Web checker;
    private @Nullable Web cashier;

    Working(Town town, Instant firstDay) {
        super(town, firstDay);
    }

    final void received(String source, String amount, String funder, String purpose) {
        var page = work(people.the(Role.FINANCE_BUREAU), "资金").click("登记到账资金");
        assertThat(page.form()
                        .with("source", source)
                        .with("funder", funder)
                        .with("documentNumber", "财建〔2026〕18号")
                        .with("amount", amount)
                        .with("receivedOn", "2026-06-28")
                        .with("purposes", purpose)
                        .submit()
                        .isOk()
                        .words())
                .contains("到账 " + amount + ".00 元");
    }

    final Web.Page allocated(String lot, String item, String amount) {
        var page = work(clerk, "资金").click("安排资金");
        return page.form()
                .with("lot", option(page, "lot", lot))
                .with("item", option(page, "item", item))
                .with("amount", amount)
                .submit()
                .isOk();
    }

    /** One of the four parties finds the work good. */
    static Web.Page signed(String acceptance, Web who) {
        return who.get(acceptance)
                .isOk()
                .form(acceptance + "/signatures")
                .with("opinion", "QUALIFIED")
                .submit()
                .isOk();
    }

    /** The contractor hands in every paper that is asked for. */
    final void papersIn(String clearance) {
        var page = contractor.get(clearance).isOk();
        for (var type :
                page.document().select("select[name=type] option[value~=.]").eachAttr("value")) {
            contractor
                    .get(clearance)
                    .form(clearance + "/documents")
                    .with("type", type)
                    .with("title", type)
                    .with("number", "档-1")
                    .submit()
                    .isOk();
        }
    }

    /** The supervisor confirms the quantity where there is one; another clerk finds every paper true. */
    final Web checked(String clearance) {
        var supervisor = people.the(Role.SUPERVISOR);
        var page = supervisor.get(clearance).isOk();
        if (!page.document().select("form[action=" + clearance + "/quantity]").isEmpty()) {
            page.form(clearance + "/quantity").submit().isOk();
        }
        if (checker == null) {
            checker = people.another(Role.SUBDISTRICT_CLERK, "何芳");
        }
        for (var review : checker.get(clearance).document().select("form[action$=/review]")) {
            checker.get(clearance)
                    .form(review.attr("action"))
                    .with("verdict", "APPROVED")
                    .submit()
                    .isOk();
        }
        return checker;
    }

    final void approvedByTwo(String payment) {
        for (var role : new Role[] {Role.SUBDISTRICT_LEADER, Role.FINANCE_BUREAU}) {
            people.the(role).get(payment).form(payment + "/approvals").submit().isOk();
        }
    }

    final Web.Page confirmed(String payment, String reference, String paidOn) {
        if (cashier == null) {
            cashier = people.another(Role.FINANCE_BUREAU, "出纳");
        }
        return cashier.get(payment)
                .form(payment + "/confirmation")
                .with("bankReference", reference)
                .with("paidOn", paidOn)
                .submit()
                .isOk();
    }
}
