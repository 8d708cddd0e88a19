package anju.consultation.web;

import anju.access.Action;
import anju.city.City;
import anju.consultation.ConsensusState;
import anju.consultation.ConsultationRules;
import anju.consultation.Fate;
import anju.consultation.Likeness;
import anju.policy.Policy;
import anju.registry.Compound;
import anju.registry.Registry;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import anju.survey.SurveyRules;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of opinions. */
@Component
class OpinionScreens {
    static final String GIVE = "consultation.give";
    static final String ENTER = "consultation.enter";
    static final String REACH = "consultation.reach";
    static final String TAKE_UP = "consultation.take-up";
    static final String DECLINE = "consultation.decline";
    static final String PART = "consultation.part";

    private final JdbcClient db;
    private final Policy policy;
    private final Registry registry;

    OpinionScreens(JdbcClient db, Policy policy, Registry registry) {
        this.db = db;
        this.policy = policy;
        this.registry = registry;
    }

    Compound compound(UUID id) {
        return registry.compound(id).orElseThrow(NotThere::new);
    }

    ChoosePage choose(Site site) {
        return new ChoosePage(
                site,
                db.sql("""
                select c.id, c.name, count(o.id) as opinions,
                       count(o.id) filter (where not exists (select from consultation.grouped x where x.opinion_id = o.id)
                                             and not exists (select from consultation.fate f where f.opinion_id = o.id)) as waiting
                  from registry.compound_now c left join consultation.opinion o on o.compound_id = c.id
                 where exists (select from unnest(:paths::text[]) p where c.path = p or starts_with(c.path, p || '/'))
                 group by c.id, c.name order by waiting desc, c.name limit 500""")
                        .param(
                                "paths",
                                site.viewer().reach(Action.RECORD_OPINION).toArray(String[]::new))
                        .query(ChoosePage.Row.class)
                        .list());
    }

    FunnelPage funnel(Site site, Compound compound) {
        var opinions = opinions(site, compound);
        var consensuses = consensuses(site, compound, opinions);
        var fates = new EnumMap<Fate, Integer>(Fate.class);
        for (var fate : Fate.values()) {
            fates.put(
                    fate, (int) opinions.stream().filter(o -> o.fate() == fate).count());
        }
        int together =
                (int) opinions.stream().filter(o -> o.consensusId() != null).count();
        return new FunnelPage(
                site,
                compound.id(),
                compound.name(),
                City.current().today(),
                opinions.size(),
                together,
                opinions.size() - together,
                (int) opinions.stream().filter(o -> o.fate() == null).count(),
                fates,
                consensuses,
                opinions.stream()
                        .filter(o -> o.consensusId() == null && o.fate() != null)
                        .toList(),
                true,
                site.viewer().may(Action.RECORD_OPINION, compound.path()));
    }

    List<FunnelPage.Opinion> opinions(Site site, Compound compound) {
        var topics = topicNames(site, compound.path());
        return db.sql("""
                select o.id, o.topic, o.text, o.channel, o.occurred_on, c.consensus_id, f.fate, f.reason
                  from consultation.opinion o
                  left join consultation.grouped c on c.opinion_id = o.id
                  left join consultation.fate f on f.opinion_id = o.id
                 where o.compound_id = ? order by o.recorded_at, o.id""").param(compound.id()).query(FunnelPage.Opinion.class).list().stream()
                .map(o -> new FunnelPage.Opinion(
                        o.id(),
                        topics.getOrDefault(o.topic(), o.topic()),
                        o.text(),
                        o.channel(),
                        o.occurredOn(),
                        o.consensusId(),
                        o.fate(),
                        o.reason()))
                .toList();
    }

    private List<FunnelPage.Consensus> consensuses(Site site, Compound compound, List<FunnelPage.Opinion> opinions) {
        record Raw(
                UUID id,
                String topic,
                String title,
                String statement,
                ConsensusState state,
                @Nullable String reason,
                @Nullable UUID needId) {}
        var topics = topicNames(site, compound.path());
        var members = opinions.stream()
                .filter(o -> o.consensusId() != null)
                .collect(Collectors.groupingBy(o -> Objects.requireNonNull(o.consensusId())));
        return db.sql("""
                select c.id, c.topic, c.title, c.statement, c.state, s.reason, n.need_id
                  from consultation.consensus c
                  left join consultation.consensus_step s on s.consensus_id = c.id
                  left join consultation.consensus_need n on n.consensus_id = c.id
                 where c.compound_id = ? order by c.recorded_at desc, c.id""").param(compound.id()).query(Raw.class).list().stream()
                .map(raw -> new FunnelPage.Consensus(
                        raw.id,
                        topics.getOrDefault(raw.topic, raw.topic),
                        raw.title,
                        raw.statement,
                        raw.state,
                        raw.reason,
                        raw.needId,
                        members.getOrDefault(raw.id, List.of())))
                .toList();
    }

    GivePage give(Site site, Form form, Compound compound) {
        return new GivePage(
                site,
                form,
                compound.id(),
                compound.name(),
                topics(site, compound.path()),
                site.viewer().may(Action.GIVE_OPINION, compound.path()));
    }

    Optional<GivenPage> given(Site site, String code) {
        record Raw(
                UUID compoundId,
                String compound,
                String text,
                java.time.LocalDate occurredOn,
                @Nullable String consensus,
                @Nullable Fate fate,
                @Nullable String reason,
                @Nullable UUID needId) {}
        return db.sql("""
                select o.compound_id, n.name as compound, o.text, o.occurred_on, c.title as consensus, f.fate, f.reason, d.need_id
                  from consultation.opinion o join registry.compound_now n on n.id = o.compound_id
                  left join consultation.grouped x on x.opinion_id = o.id
                  left join consultation.consensus c on c.id = x.consensus_id
                  left join consultation.consensus_need d on d.consensus_id = c.id
                  left join consultation.fate f on f.opinion_id = o.id
                 where o.code = ?""")
                .param(code)
                .query(Raw.class)
                .optional()
                .map(raw -> new GivenPage(
                        site,
                        code,
                        raw.compoundId,
                        raw.compound,
                        raw.text,
                        raw.occurredOn,
                        raw.consensus,
                        raw.fate,
                        raw.reason,
                        raw.needId));
    }

    MyOpinionsPage mine(Site site) {
        return new MyOpinionsPage(
                site,
                db.sql("""
                select o.code, o.compound_id, n.name as compound, o.text, o.occurred_on, x.consensus_id, c.title as consensus, f.fate, f.reason
                  from consultation.opinion o join registry.compound_now n on n.id = o.compound_id
                  left join consultation.grouped x on x.opinion_id = o.id
                  left join consultation.consensus c on c.id = x.consensus_id
                  left join consultation.fate f on f.opinion_id = o.id
                 where o.person_id = ? order by o.recorded_at desc, o.id limit 500""")
                        .param(site.viewer().person())
                        .query(MyOpinionsPage.Mine.class)
                        .list());
    }

    SortPage sort(Site site, Compound compound, Form enter, Form reach) {
        var rules = policy.rules(
                ConsultationRules.class, compound.path(), City.current().today());
        var topics = topics(site, compound.path());
        var waiting = opinions(site, compound).stream()
                .filter(o -> o.consensusId() == null && o.fate() == null)
                .toList();
        var byId = waiting.stream().collect(Collectors.toMap(FunnelPage.Opinion::id, Function.identity()));
        var codes = topics.stream().collect(Collectors.toMap(Option::label, Option::value, (a, _) -> a));
        var proposals = Likeness.groups(
                        waiting.stream()
                                .map(o -> new Likeness.Said(o.id(), o.topic(), o.text()))
                                .toList(),
                        rules.likeness())
                .stream()
                .map(group -> group.stream()
                        .map(id -> Objects.requireNonNull(byId.get(id)))
                        .toList())
                .map(group -> new SortPage.Proposal(
                        codes.getOrDefault(group.getFirst().topic(), ""),
                        group.getFirst().topic(),
                        shortened(group.getFirst().text()),
                        group))
                .toList();
        var together = new HashSet<UUID>();
        proposals.forEach(proposal -> proposal.opinions().forEach(o -> together.add(o.id())));
        var open = db.sql(
                        "select id::text as value, title as label from consultation.consensus where compound_id = ? and state = 'OPEN' order by title")
                .param(compound.id())
                .query(Option.class)
                .list();
        return new SortPage(
                site,
                compound.id(),
                compound.name(),
                proposals,
                waiting.stream().filter(o -> !together.contains(o.id())).toList(),
                open,
                topics,
                enter,
                reach,
                site.viewer().may(Action.SORT_OPINIONS, compound.path()),
                site.viewer().may(Action.RECORD_OPINION, compound.path()));
    }

    private static String shortened(String text) {
        int most = 30;
        var line = text.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most));
    }

    ConsensusPage consensus(Site site, UUID id, Form takeUp, Form decline) {
        var compound = compound(db.sql("select compound_id from consultation.consensus where id = ?")
                .param(id)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotThere::new));
        site.viewer().require(Action.SEE_REGISTRY, compound.path());
        var consensus = consensuses(site, compound, opinions(site, compound)).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(NotThere::new);
        var buildings = db.sql("""
                select id::text as value, number as label from registry.building_now where compound_id = ? order by length(number), number""").param(compound.id()).query(Option.class).list().stream()
                .map(b -> new Option(b.value(), site.text("consultation.building", b.label())))
                .toList();
        return new ConsensusPage(
                site,
                compound.id(),
                compound.name(),
                consensus,
                buildings,
                consensus.state() == ConsensusState.OPEN && site.viewer().may(Action.SORT_OPINIONS, compound.path()),
                takeUp.key().equals(TAKE_UP) ? takeUp : Form.empty(TAKE_UP),
                decline,
                takeUp.key().equals(PART) ? takeUp : Form.empty(PART));
    }

    OpinionPage opinion(Site site, UUID id, Form form) {
        var compound = compound(db.sql("select compound_id from consultation.opinion where id = ?")
                .param(id)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotThere::new));
        site.viewer().require(Action.RECORD_OPINION, compound.path());
        var opinion = opinions(site, compound).stream()
                .filter(o -> o.id().equals(id))
                .findFirst()
                .orElseThrow(NotThere::new);
        return new OpinionPage(
                site,
                compound.id(),
                compound.name(),
                opinion,
                opinion.consensusId() == null
                        && opinion.fate() == null
                        && site.viewer().may(Action.SORT_OPINIONS, compound.path()),
                form);
    }

    List<Option> topics(Site site, String path) {
        return policy.rules(SurveyRules.class, path, City.current().today()).topics().entrySet().stream()
                .map(topic -> new Option(
                        topic.getKey(), topic.getValue().in(site.words().locale())))
                .toList();
    }

    private Map<String, String> topicNames(Site site, String path) {
        return topics(site, path).stream().collect(Collectors.toMap(Option::value, Option::label));
    }
}
