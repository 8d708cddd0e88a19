package anju.vote.web;

import anju.attachment.document.DocumentKind;
import anju.attachment.document.DocumentSource;
import anju.attachment.document.DocumentSubject;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets a vote be found that a file number or a stamped scan belongs to: its blank sheet, and once it is counted its result. */
@Configuration(proxyBeanMethods = false)
class VoteDocuments {
    @Bean
    DocumentSource ballotDocumentSource(JdbcClient db) {
        return source(db, DocumentKind.BALLOT, "('PREPARED', 'FROZEN', 'CLOSED', 'VOID')");
    }

    @Bean
    DocumentSource resultDocumentSource(JdbcClient db) {
        return source(db, DocumentKind.RESULT, "('CLOSED')");
    }

    private static DocumentSource source(JdbcClient db, DocumentKind kind, String states) {
        return new DocumentSource(
                kind,
                id -> db.sql("""
                        select :kind as kind, v.id, v.code, v.title, c.path as place_path, c.name as place
                          from vote.vote v join registry.compound_now c on c.id = v.compound_id
                         where v.id = :id and v.state in\s""" + states)
                        .param("kind", kind.name())
                        .param("id", id)
                        .query(DocumentSubject.class)
                        .optional(),
                code -> db.sql("select id from vote.vote where code = ?")
                        .param(code)
                        .query(UUID.class)
                        .optional());
    }
}
