package anju.notice;

import anju.attachment.document.DocumentKind;
import anju.attachment.document.DocumentSource;
import anju.attachment.document.DocumentSubject;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets a notice be found that a file number or a stamped scan belongs to. */
@Configuration(proxyBeanMethods = false)
class NoticeDocuments {
    @Bean
    DocumentSource noticeDocumentSource(JdbcClient db) {
        return new DocumentSource(
                DocumentKind.NOTICE,
                id -> db.sql("""
                select 'NOTICE' as kind, n.id, n.code, n.title, n.place_path,
                       coalesce((select c.name from registry.compound_now c where c.id = n.compound_id),
                                (select a.name from city.area a where a.id = n.place_id), '') as place
                  from notice.notice n where n.id = ?""").param(id).query(DocumentSubject.class).optional(),
                code -> db.sql("select id from notice.notice where code = ?")
                        .param(code)
                        .query(UUID.class)
                        .optional());
    }
}
