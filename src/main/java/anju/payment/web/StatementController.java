package anju.payment.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.payment.BankStatements;
import anju.payment.PaymentRules;
import anju.payment.Reconciling;
import anju.payment.StatementReader;
import anju.payment.StatementReading;
import anju.payment.TakingStatement;
import anju.policy.Policy;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.ListQuery;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.Pages;
import anju.site.Site;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The bank's statements: handed in, looked at line by line, confirmed in one go. */
@Controller
class StatementController {
    private static final String SENDING = "payment.statement";
    private static final String CONFIRMING = "payment.reconcile";
    private static final int NAME_MAX = 100;

    private final StatementScreens screens;
    private final BankStatements statements;
    private final Policy policy;

    StatementController(StatementScreens screens, BankStatements statements, Policy policy) {
        this.screens = screens;
        this.statements = statements;
        this.policy = policy;
    }

    @Needs(Action.CONFIRM_BANK)
    @GetMapping("/statements")
    ModelAndView list(Site site, ListQuery query) {
        return Pages.page("payment/statements", screens.list(site, query, Form.empty(SENDING), List.of()));
    }

    @Needs(Action.CONFIRM_BANK)
    @PostMapping("/statements")
    ModelAndView send(Site site, ListQuery query, @Command UUID command, SendStatementForm form) throws IOException {
        var check = FormCheck.of(SENDING, new Nothing(""));
        var places = site.viewer().reach(Action.CONFIRM_BANK);
        var file = form.file();
        var name = file == null || file.getOriginalFilename() == null ? "" : plain(file.getOriginalFilename());
        if (file == null || name.isBlank()) {
            check.refuse("file", "payment.statement.nothing");
            return Pages.refused("payment/statements", screens.list(site, query, check.form(), List.of()));
        }
        var place = places.getFirst();
        var words =
                policy.rules(PaymentRules.class, place, City.current().today()).bank();
        return switch (StatementReader.read(name, file.getBytes(), words)) {
            case StatementReading.Unusable no -> {
                check.refuse("file", "payment.statement.unusable", no.why());
                yield Pages.refused("payment/statements", screens.list(site, query, check.form(), List.of()));
            }
            case StatementReading.Faulty no -> {
                check.refuse("file", "payment.statement.faulty", no.faults().size());
                yield Pages.refused("payment/statements", screens.list(site, query, check.form(), no.faults()));
            }
            case StatementReading.Readable read ->
                switch (statements.take(site.viewer(), command, place, read.statement())) {
                    case TakingStatement.Taken taken -> Pages.to("/statements/" + taken.statement());
                    case TakingStatement.TakenBefore before ->
                        Pages.done("/statements/" + before.statement(), "payment.statement.before", before.at());
                    case TakingStatement.TakenElsewhere no -> {
                        check.refuse("file", "payment.statement.elsewhere", no.at());
                        yield Pages.refused("payment/statements", screens.list(site, query, check.form(), List.of()));
                    }
                };
        };
    }

    @Needs(Action.CONFIRM_BANK)
    @GetMapping("/statements/{id}")
    ModelAndView one(Site site, @PathVariable UUID id) {
        return Pages.page("payment/statement", screens.page(site, id, Form.empty(CONFIRMING)));
    }

    @Needs(Action.CONFIRM_BANK)
    @PostMapping("/statements/{id}/confirmation")
    ModelAndView confirm(Site site, @PathVariable UUID id, ConfirmStatementForm form, @Command UUID command) {
        screens.page(site, id, Form.empty(CONFIRMING));
        var check = FormCheck.of(CONFIRMING, form);
        var seen = check.text("seen", NAME_MAX);
        if (check.failed()) {
            return Pages.refused("payment/statement", screens.page(site, id, check.form()));
        }
        return switch (statements.confirm(site.viewer(), command, id, seen)) {
            case Reconciling.Confirmed done ->
                Pages.done("/statements/" + id, "payment.reconcile.done", done.lines(), done.sum());
            case Reconciling.NothingMatches _ -> {
                check.refuseAll("payment.reconcile.nothing");
                yield Pages.refused("payment/statement", screens.page(site, id, check.form()));
            }
            case Reconciling.ChangedMeanwhile _ -> {
                check.refuseAll("payment.reconcile.changed");
                yield Pages.changed("payment/statement", screens.page(site, id, check.form()));
            }
        };
    }

    /** Some browsers send a whole path; the name alone is kept. */
    private static String plain(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{C}<>\"]", "")
                .strip();
        return last.length() > NAME_MAX ? last.substring(last.length() - NAME_MAX) : last;
    }

    record SendStatementForm(@Nullable MultipartFile file) {}

    /** The form again: a chosen file cannot be put back into it. */
    record Nothing(String file) {}

    record ConfirmStatementForm(String seen) {}

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry statementsNav() {
            return new NavEntry(
                    "payment.statement.nav", "/statements", Action.CONFIRM_BANK, 70, NavGroup.RENEWAL, "money");
        }
    }
}
