package anju.attachment;

import anju.evidence.ActKind;

/** Acts of the attachment module. */
enum AttachmentAct implements ActKind {
    FILE_RECEIVED("attachment.file.received");

    private final String code;

    AttachmentAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
