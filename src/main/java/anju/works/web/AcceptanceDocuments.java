package anju.works.web;

import anju.attachment.document.DocumentKind;
import anju.attachment.document.DocumentSource;
import anju.attachment.document.DocumentSubject;
import anju.project.Projects;
import anju.registry.Compound;
import anju.site.Sites;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets an acceptance be found that a file number or a stamped scan belongs to. */
@Configuration(proxyBeanMethods = false)
class AcceptanceDocuments {
    private record Found(UUID id, String code, UUID projectId) {}

    @Bean
    DocumentSource acceptanceDocumentSource(JdbcClient db, Projects projects, Sites sites) {
        return new DocumentSource(
                DocumentKind.ACCEPTANCE,
                id -> db.sql("""
                select x.id, x.code, c.project_id from works.acceptance x join works.contract c on c.id = x.contract_id
                 where x.id = ?""").param(id).query(Found.class).optional().map(found -> subject(found, projects, sites)),
                code -> db.sql("select id from works.acceptance where code = ?")
                        .param(code)
                        .query(UUID.class)
                        .optional());
    }

    private static DocumentSubject subject(Found found, Projects projects, Sites sites) {
        var words = sites.chinese();
        var compounds = projects.compoundsOf(found.projectId);
        return new DocumentSubject(
                DocumentKind.ACCEPTANCE,
                found.id,
                found.code,
                words.text("works.acceptance.title", found.code()),
                compounds.getFirst().path(),
                words.list(compounds.stream().map(Compound::name).toList()));
    }
}
