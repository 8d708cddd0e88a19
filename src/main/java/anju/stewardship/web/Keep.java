package anju.stewardship.web;

import anju.access.Action;
import anju.access.NotPermitted;
import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.Handing;
import anju.attachment.Reception;
import anju.attachment.Upload;
import anju.city.City;
import anju.policy.Name;
import anju.policy.Policy;
import anju.registry.Compound;
import anju.registry.Organisations;
import anju.registry.Registry;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import anju.stewardship.StewardshipRules;
import anju.stewardship.web.KeptPage.Ask;
import anju.stewardship.web.KeptPage.Field;
import anju.stewardship.web.KeptPage.Link;
import anju.stewardship.web.KeptPage.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** What the pages on keeping a compound have in common: the compound, its rules, choices and uploads. */
@Component
class Keep {
    static final String TEMPLATE = "stewardship/kept";

    private final JdbcClient db;
    private final Registry registry;
    private final Organisations organisations;
    private final Policy policy;
    private final Attachments attachments;

    Keep(JdbcClient db, Registry registry, Organisations organisations, Policy policy, Attachments attachments) {
        this.db = db;
        this.registry = registry;
        this.organisations = organisations;
        this.policy = policy;
        this.attachments = attachments;
    }

    /** The compound, for somebody who may see how it is kept. */
    Compound compound(Site site, UUID id) {
        var compound = registry.compound(id).orElseThrow(NotThere::new);
        site.viewer().require(Action.SEE_STEWARDSHIP, compound.path());
        return compound;
    }

    StewardshipRules rules(Compound compound) {
        return policy.rules(
                StewardshipRules.class, compound.path(), City.current().today());
    }

    KeptPage page(Site site, Compound compound, String key, List<Link> links, List<Section> sections, List<Ask> asks) {
        return new KeptPage(
                site,
                key,
                site.text(key + ".title"),
                compound.id(),
                compound.name(),
                site.viewer().isStaff(),
                links,
                sections,
                asks);
    }

    Ask ask(Site site, Form shown, String key, String action, Field... fields) {
        var form = shown.key().equals(key) ? shown : Form.empty(key);
        return new Ask(form, site.text(key + ".title"), action, site.text(key + ".submit"), false, List.of(fields));
    }

    static List<String> values(List<Option> options) {
        return options.stream().map(Option::value).toList();
    }

    static ModelAndView shown(KeptPage page) {
        return Pages.page(TEMPLATE, page);
    }

    static ModelAndView refused(KeptPage page) {
        return Pages.refused(TEMPLATE, page);
    }

    List<Option> named(Site site, Map<String, Name> names) {
        return names.entrySet().stream()
                .map(entry -> new Option(
                        entry.getKey(), entry.getValue().in(site.words().locale())))
                .toList();
    }

    List<Option> organisations() {
        return organisations.all().stream()
                .map(each -> new Option(each.id().toString(), each.name()))
                .toList();
    }

    /** Matters the owners of a compound passed, the newest first. */
    List<Option> passedMatters(UUID compound) {
        return db.sql("""
                select id::text as value, vote_code || ' · ' || title as label from vote.matter_now
                 where compound_id = ? and building_id is null and verdict = 'PASSED' order by closes_at desc, number limit 50""").param(compound).query(Option.class).list();
    }

    /** Takes a file in once the rest of the form is sound. */
    @Nullable
    UUID received(
            Site site, Compound compound, String use, @Nullable MultipartFile file, FormCheck check, String field) {
        if (file == null || file.isEmpty() || check.failed()) {
            return null;
        }
        try {
            var name = file.getOriginalFilename();
            var upload = new Upload(
                    name == null ? "" : name,
                    file.getBytes(),
                    FileClass.INTERNAL,
                    use,
                    compound.path(),
                    compound.name());
            return switch (attachments.receive(site.viewer(), site.command(), upload)) {
                case Reception.Received received -> received.fileId();
                case Reception.Refused refused -> {
                    check.refuse(field, "attachment.refusal." + refused.why(), refused.limit());
                    yield null;
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that was taken in for this use, for somebody who was let in already. */
    ResponseEntity<byte[]> handed(UUID file, String use) {
        return switch (attachments.handEntrusted(file, use)) {
            case Handing.NotThere _ -> throw new NotThere();
            case Handing.NotYours _ -> throw new NotPermitted(Action.SEE_STEWARDSHIP);
            case Handing.Handed handed ->
                ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(handed.type().mediaType()))
                        .header(
                                "Content-Disposition",
                                ContentDisposition.attachment()
                                        .filename(handed.name(), StandardCharsets.UTF_8)
                                        .build()
                                        .toString())
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "default-src 'none'; sandbox")
                        .cacheControl(CacheControl.noStore())
                        .body(handed.content());
        };
    }

    /** Requests of the compound that may still become a repair, for whoever may see them. */
    List<Option> requests(Site site, Compound compound) {
        return site.viewer().may(Action.SEE_REQUESTS, compound.path())
                ? db.sql("""
                select id::text as value, code || ' · ' || title as label from request.request_now
                 where compound_id = ? and state in ('RECEIVED', 'ACCEPTED', 'ANSWERED') order by received_at desc limit 200""").param(compound.id()).query(Option.class).list()
                : List.of();
    }

    /** One of the choices, or none. */
    @Nullable
    static UUID chosen(FormCheck check, String field, List<Option> options) {
        return check.form().value(field).isBlank() ? null : UUID.fromString(checked(check, field, options));
    }

    private static String checked(FormCheck check, String field, List<Option> options) {
        var value = check.choice(field, values(options));
        return value.isEmpty() ? new UUID(0, 0).toString() : value;
    }
}
