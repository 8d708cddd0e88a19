package anju.payment.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A document handed in, as typed. */
record DocumentForm(
        String type, String title, String number, @Nullable MultipartFile file) {}
