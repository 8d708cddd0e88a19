package anju.attachment;

import anju.evidence.ActKind;

/** Acts of the attachment module. */
public enum AttachmentAct implements ActKind {
    FILE_RECEIVED("attachment.file.received"),
    NUMBER_PREFIX_SET("attachment.prefix.set"),
    FILE_NUMBER_ISSUED("attachment.number.issued"),
    FILE_NUMBER_VOIDED("attachment.number.voided"),
    SCAN_FILED("attachment.scan.filed"),
    SCAN_TAKEN_BACK("attachment.scan.taken_back"),
    TEMPLATE_SET("attachment.template.set"),
    TEMPLATE_WITHDRAWN("attachment.template.withdrawn");

    private final String code;

    AttachmentAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
