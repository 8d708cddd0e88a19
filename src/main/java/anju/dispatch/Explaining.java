package anju.dispatch;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.Policy;
import anju.project.Projects;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers to what does not agree between the two ledgers. */
@Component
public class Explaining {
    private final Commands commands;
    private final Acts acts;
    private final Policy policy;
    private final Projects projects;
    private final Findings findings;
    private final JdbcClient db;

    Explaining(Commands commands, Acts acts, Policy policy, Projects projects, Findings findings, JdbcClient db) {
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.projects = projects;
        this.findings = findings;
        this.db = db;
    }

    /** Says why, and by which day it will be mended; until then it does not rise. */
    @RetryOnConflict
    @Transactional
    public Explained answer(
            Viewer by, UUID command, UUID project, FindingKind kind, UUID subject, String words, LocalDate mendBy) {
        projects.require(by, Action.ANSWER_FINDING, project);
        var inputs = List.of(project, kind, subject, words, mendBy);
        return commands.once(command, by.personId(), "dispatch.explain", inputs, Explained.class, () -> {
            var finding = findings.one(project, kind, subject).orElse(null);
            if (finding == null) {
                return new Explained.Gone();
            }
            if (!findings.asks(by, project, kind, subject)) {
                return new Explained.NotYourTurn(finding.asked());
            }
            var today = City.current().today();
            var latest = today.plusDays(
                    policy.rules(DispatchRules.class, projects.paths(project).getFirst(), today)
                            .mendWithinDays());
            if (mendBy.isBefore(today) || mendBy.isAfter(latest)) {
                return new Explained.DayOutside(today, latest);
            }
            var id = City.current().newId();
            var act = acts.record(
                    DispatchAct.FINDING_ANSWERED,
                    List.of("project:" + project, "finding_answer:" + id),
                    Map.of("kind", kind.name(), "mend_by", mendBy.toString()),
                    Map.of(
                            "subject", subject.toString(),
                            "words", words,
                            "as", finding.asked().name(),
                            "by", by.person().toString()));
            db.sql("""
                    insert into dispatch.finding_answer (id, project_id, kind, subject_id, as_role, words, mend_by, by_person, at, act_id, act_kind)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(id, project, kind.name(), subject, finding.asked().name(), words)
                    .param(Date.valueOf(mendBy))
                    .params(by.person(), Timestamp.from(City.current().now()), act)
                    .param(DispatchAct.FINDING_ANSWERED.code())
                    .update();
            return new Explained.Answered(id);
        });
    }
}
