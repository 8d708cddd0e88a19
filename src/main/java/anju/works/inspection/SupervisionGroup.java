package anju.works.inspection;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.project.Projects;
import anju.works.WorksAct;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The residents' supervision group of an undertaking (改造监督小组): who may go onto the site and say what is wrong. */
@Component
public class SupervisionGroup {
    private final Commands commands;
    private final Acts acts;
    private final Projects projects;
    private final Findings findings;

    SupervisionGroup(Commands commands, Acts acts, Projects projects, Findings findings) {
        this.commands = commands;
        this.acts = acts;
        this.projects = projects;
        this.findings = findings;
    }

    /** Somebody who lives there joins. */
    @RetryOnConflict
    @Transactional
    public GroupKeeping join(Viewer by, UUID command, UUID project, UUID person) {
        projects.require(by, Action.KEEP_GROUP, project);
        return commands.once(
                command, by.person(), "works.group.join", List.of(project, person), GroupKeeping.class, () -> {
                    if (!findings.livesThere(project, person)) {
                        return new GroupKeeping.NotFromHere();
                    }
                    if (findings.isMember(project, person)) {
                        return new GroupKeeping.AlreadyIn();
                    }
                    var act = acts.record(
                            WorksAct.GROUP_JOINED,
                            List.of("project:" + project),
                            Map.of(
                                    "person",
                                    person.toString(),
                                    "by",
                                    by.person().toString()));
                    findings.join(project, person, by.person(), act);
                    return new GroupKeeping.Joined();
                });
    }

    @RetryOnConflict
    @Transactional
    public GroupKeeping leave(Viewer by, UUID command, UUID memberId) {
        var project = findings.member(memberId).orElseThrow().projectId();
        projects.require(by, Action.KEEP_GROUP, project);
        return commands.once(command, by.person(), "works.group.leave", List.of(memberId), GroupKeeping.class, () -> {
            var member = findings.member(memberId).orElseThrow();
            if (!member.serving()) {
                return new GroupKeeping.AlreadyLeft();
            }
            var act = acts.record(
                    WorksAct.GROUP_LEFT,
                    List.of("project:" + project),
                    Map.of(
                            "person",
                            member.personId().toString(),
                            "by",
                            by.person().toString()));
            findings.leave(memberId, by.person(), act);
            return new GroupKeeping.Left();
        });
    }

    /** Serves in the group of this undertaking. */
    public boolean has(UUID project, UUID person) {
        return findings.isMember(project, person);
    }
}
