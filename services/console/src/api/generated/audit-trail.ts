/* Generated from docs/reference/openapi/audit-trail.json: npm run generate */
export interface paths {
    "/v1/access-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the access log
         * @description Sorted by when it happened. The last 24 hours, unless `range`, `from` or `to` say otherwise.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description Device id; repeat it for any of several */
                    device?: string | string[];
                    /** @description Door id; repeat it for any of several */
                    door?: string | string[];
                    /** @description A place and all inside it: `hq/building-1`; repeat it for any of several */
                    facility?: string | string[];
                    /** @description What is odd about it, such as `clockSuspect`; of any time unless a range is given; repeat it for any of several */
                    flag?: ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal") | ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal")[];
                    /** @description RFC 3339 with offset, or a day of the site; inclusive */
                    from?: string;
                    /** @description Whether it was recorded more than five minutes after it happened */
                    late?: "true" | "false";
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description What comparing faces gave, by the bands as they are set now: `scored` is any band, `none` nothing; repeat it for any of several */
                    match?: ("green" | "amber" | "red" | "off" | "not_applicable" | "opt_out" | "no_photo" | "no_face" | "error" | "none" | "scored") | ("green" | "amber" | "red" | "off" | "not_applicable" | "opt_out" | "no_photo" | "no_face" | "error" | "none" | "scored")[];
                    /** @description By time: `desc` is newest first */
                    order?: "asc" | "desc";
                    /** @description Text in the names of person, device and door at the time or in the reason, or the beginning of an id */
                    q?: string;
                    /** @description `today` in the zone of the site, or the last 1 to 3660 times 24 hours. Overridden by `from` and `to` */
                    range?: string;
                    /** @description Why; repeat it for any of several */
                    reason?: ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration") | ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration")[];
                    /** @description What came of it; `granted` includes grants under duress, `duress` needs `duress:read`; repeat it for any of several */
                    result?: ("granted" | "denied" | "forced" | "held_open" | "error" | "duress") | ("granted" | "denied" | "forced" | "held_open" | "error" | "duress")[];
                    /** @description RFC 3339 with offset, exclusive; or a day of the site, to its end */
                    to?: string;
                    /** @description How access was sought; `rfid` covers keycards and key fobs; repeat it for any of several */
                    type?: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown") | ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                    /** @description Id, number or user name of a person, found by the credential too; repeat it for any of several */
                    user?: string | string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The time the answer is about: what `range`, `from` and `to` meant, or the default */
                            appliedRange: {
                                /** @description In it */
                                from: string | null;
                                /** @description Not in it */
                                to: string | null;
                            };
                            /** @description Rows by a clock that was wrong whose time lies outside the range; see `flag=clockSuspect`. At most 1,000 */
                            clockSuspectOutsideRange: number;
                            items: {
                                accessDevice: {
                                    facilityPath: string | null;
                                    id: string;
                                    /** @enum {string} */
                                    kind: "lock" | "reader" | "controller" | "gateway" | "nvr";
                                    /** @description As it was at the time */
                                    name: string;
                                    /** @description The steps of the path, as they were called at the time; null when unknown */
                                    premises: {
                                        id: string;
                                        name: string | null;
                                    }[];
                                };
                                /** @description The direction of passage that was asked for */
                                accessPoint: string | null;
                                /** @enum {string} */
                                accessType: "pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown";
                                action: {
                                    /** @enum {string} */
                                    kind: "command" | "macro";
                                    name: string;
                                } | null;
                                /** @description In the order in which they were made; the first that failed is the reason */
                                checks: {
                                    check: string;
                                    detail?: string;
                                    passed: boolean;
                                }[];
                                credential: {
                                    kind: string;
                                    last4: string | null;
                                } | null;
                                /**
                                 * @description Kept apart from the result: an error may follow a grant
                                 * @enum {string}
                                 */
                                decision: "granted" | "denied" | "none";
                                door: {
                                    id: string;
                                    name: string;
                                } | null;
                                /** @description How a forced or held door follows from its contact, and what explains it; null for what devices report */
                                doorAlarm: ({
                                    /** @description Present once the statement is withdrawn */
                                    explainedBy?: {
                                        /**
                                         * Format: uuid
                                         * @description The unlock that was told of later
                                         */
                                        accessEventId?: string;
                                        /**
                                         * Format: date-time
                                         * @description When it was
                                         */
                                        at?: string;
                                        /** @description Its reason; `contact_history` when late reports of the contact show no such opening */
                                        cause: string;
                                    };
                                    /** @enum {boolean} */
                                    inferred: true;
                                    /**
                                     * Format: date-time
                                     * @description End of the last authorised unlock before
                                     */
                                    lastUnlockAt?: string;
                                    /** @description An unlock this long before would have authorised the opening */
                                    windowSec: number;
                                } | {
                                    /** @enum {boolean} */
                                    inferred: true;
                                    openForSec: number;
                                    /**
                                     * Format: date-time
                                     * @description RFC 3339, UTC, milliseconds
                                     */
                                    openSince: string;
                                    /** @description 1 at the threshold, 2 at twice the threshold, … */
                                    reminderNo: number;
                                    thresholdSec: number;
                                }) | null;
                                /** @description `late`: recorded more than five minutes after it happened. `keyOfAnother`: somebody else than the report names held the credential then, by the directory as it is now */
                                flags: ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal" | "keyOfAnother")[];
                                /** Format: uuid */
                                id: string;
                                /** @description What comparing faces gave, advisory; null when it did not run, or has not run yet */
                                match: {
                                    /** @description By the bands as they are set now */
                                    band: ("green" | "amber" | "red") | null;
                                    /** @description Why there is no face, such as `too_dark` */
                                    detail: string | null;
                                    /** @description How many were compared; the best counts */
                                    faces: number | null;
                                    /** @description The picture was poor: never shown as a mismatch */
                                    lowQuality: boolean | null;
                                    /** @description Cut, not rounded */
                                    scorePct: number | null;
                                    /** @enum {string} */
                                    status: "scored" | "off" | "not_applicable" | "opt_out" | "no_photo" | "not_run" | "no_face" | "error";
                                    /** @description For people: `✓ 97%`, `off`, `no face` */
                                    text: string;
                                } | null;
                                /**
                                 * Format: date-time
                                 * @description When access was attempted
                                 */
                                occurredAt: string;
                                /** @description The device’s own clock, when it timed the attempt */
                                occurredLocal: string | null;
                                /** @description What the policy says, where a device that was offline decided otherwise */
                                policyDecision: ("granted" | "denied") | null;
                                /** @description The policy that decided */
                                policyVersion: string | null;
                                /** @description The vendor’s code of a grant needs `duress:read` */
                                provenance: {
                                    /**
                                     * Format: uuid
                                     * @description Of the device that asked for a decision
                                     */
                                    attemptId?: string;
                                    /** Format: uuid */
                                    blockId?: string;
                                    /** @description The vendor’s raw code */
                                    code?: string;
                                    /** @enum {string} */
                                    kind: "device_audit" | "phone_report" | "decision" | "door_contact" | "exit_request";
                                    /** @description By which a device that was offline decided */
                                    policyVersion?: string;
                                    /** Format: uuid */
                                    recordId?: string;
                                }[];
                                /**
                                 * @description `duress` is shown to holders of `duress:read`, to others as `success`
                                 * @enum {string}
                                 */
                                reason: "success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration";
                                /** @description For people; empty when there is nothing to add */
                                reasonText: string;
                                /**
                                 * Format: date-time
                                 * @description When Doorledger accepted the record of it
                                 */
                                recordedAt: string;
                                /** @enum {string} */
                                result: "granted" | "denied" | "forced" | "held_open" | "error";
                                /** @description That granted, or that got furthest */
                                rule: {
                                    id: string;
                                    name: string;
                                } | null;
                                /** @description Place in the log; a change of the row gives it a new one */
                                seq: number;
                                /** @description The picture that was handed in; recorders are asked when it is opened */
                                snapshot: {
                                    expiresAt: string | null;
                                    /** @description Why it was refused, such as `damaged` */
                                    fault: string | null;
                                    isClip: boolean;
                                    /**
                                     * @description `refused`: a picture came with the attempt and was not taken
                                     * @enum {string}
                                     */
                                    kind: "stored" | "link" | "refused";
                                    mime: string | null;
                                    takenAt: string | null;
                                } | null;
                                /** @description By the report, or who held the credential then. Null when unknown or anonymous */
                                user: {
                                    /** @description Pseudonymous */
                                    id: string;
                                    /** @description As it was at the time; `erased person` after erasure, null when unknown */
                                    name: string | null;
                                    userNo: number | null;
                                } | null;
                                zone: string | null;
                            }[];
                            nextCursor: string | null;
                            /** @description Values of filters that name nobody and nothing here: mistyped, perhaps. On the first page only */
                            unknownFilterValues?: {
                                device?: string[];
                                user?: string[];
                            };
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One row of the access log */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accessDevice: {
                                facilityPath: string | null;
                                id: string;
                                /** @enum {string} */
                                kind: "lock" | "reader" | "controller" | "gateway" | "nvr";
                                /** @description As it was at the time */
                                name: string;
                                /** @description The steps of the path, as they were called at the time; null when unknown */
                                premises: {
                                    id: string;
                                    name: string | null;
                                }[];
                            };
                            /** @description The direction of passage that was asked for */
                            accessPoint: string | null;
                            /** @enum {string} */
                            accessType: "pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown";
                            action: {
                                /** @enum {string} */
                                kind: "command" | "macro";
                                name: string;
                            } | null;
                            /** @description In the order in which they were made; the first that failed is the reason */
                            checks: {
                                check: string;
                                detail?: string;
                                passed: boolean;
                            }[];
                            credential: {
                                kind: string;
                                last4: string | null;
                            } | null;
                            /**
                             * @description Kept apart from the result: an error may follow a grant
                             * @enum {string}
                             */
                            decision: "granted" | "denied" | "none";
                            door: {
                                id: string;
                                name: string;
                            } | null;
                            /** @description How a forced or held door follows from its contact, and what explains it; null for what devices report */
                            doorAlarm: ({
                                /** @description Present once the statement is withdrawn */
                                explainedBy?: {
                                    /**
                                     * Format: uuid
                                     * @description The unlock that was told of later
                                     */
                                    accessEventId?: string;
                                    /**
                                     * Format: date-time
                                     * @description When it was
                                     */
                                    at?: string;
                                    /** @description Its reason; `contact_history` when late reports of the contact show no such opening */
                                    cause: string;
                                };
                                /** @enum {boolean} */
                                inferred: true;
                                /**
                                 * Format: date-time
                                 * @description End of the last authorised unlock before
                                 */
                                lastUnlockAt?: string;
                                /** @description An unlock this long before would have authorised the opening */
                                windowSec: number;
                            } | {
                                /** @enum {boolean} */
                                inferred: true;
                                openForSec: number;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                openSince: string;
                                /** @description 1 at the threshold, 2 at twice the threshold, … */
                                reminderNo: number;
                                thresholdSec: number;
                            }) | null;
                            /** @description `late`: recorded more than five minutes after it happened. `keyOfAnother`: somebody else than the report names held the credential then, by the directory as it is now */
                            flags: ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal" | "keyOfAnother")[];
                            /** Format: uuid */
                            id: string;
                            /** @description What comparing faces gave, advisory; null when it did not run, or has not run yet */
                            match: {
                                /** @description By the bands as they are set now */
                                band: ("green" | "amber" | "red") | null;
                                /** @description Why there is no face, such as `too_dark` */
                                detail: string | null;
                                /** @description How many were compared; the best counts */
                                faces: number | null;
                                /** @description The picture was poor: never shown as a mismatch */
                                lowQuality: boolean | null;
                                /** @description Cut, not rounded */
                                scorePct: number | null;
                                /** @enum {string} */
                                status: "scored" | "off" | "not_applicable" | "opt_out" | "no_photo" | "not_run" | "no_face" | "error";
                                /** @description For people: `✓ 97%`, `off`, `no face` */
                                text: string;
                            } | null;
                            /**
                             * Format: date-time
                             * @description When access was attempted
                             */
                            occurredAt: string;
                            /** @description The device’s own clock, when it timed the attempt */
                            occurredLocal: string | null;
                            /** @description What the policy says, where a device that was offline decided otherwise */
                            policyDecision: ("granted" | "denied") | null;
                            /** @description The policy that decided */
                            policyVersion: string | null;
                            /** @description The vendor’s code of a grant needs `duress:read` */
                            provenance: {
                                /**
                                 * Format: uuid
                                 * @description Of the device that asked for a decision
                                 */
                                attemptId?: string;
                                /** Format: uuid */
                                blockId?: string;
                                /** @description The vendor’s raw code */
                                code?: string;
                                /** @enum {string} */
                                kind: "device_audit" | "phone_report" | "decision" | "door_contact" | "exit_request";
                                /** @description By which a device that was offline decided */
                                policyVersion?: string;
                                /** Format: uuid */
                                recordId?: string;
                            }[];
                            /**
                             * @description `duress` is shown to holders of `duress:read`, to others as `success`
                             * @enum {string}
                             */
                            reason: "success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration";
                            /** @description For people; empty when there is nothing to add */
                            reasonText: string;
                            /**
                             * Format: date-time
                             * @description When Doorledger accepted the record of it
                             */
                            recordedAt: string;
                            /** @enum {string} */
                            result: "granted" | "denied" | "forced" | "held_open" | "error";
                            /** @description That granted, or that got furthest */
                            rule: {
                                id: string;
                                name: string;
                            } | null;
                            /** @description Place in the log; a change of the row gives it a new one */
                            seq: number;
                            /** @description The picture that was handed in; recorders are asked when it is opened */
                            snapshot: {
                                expiresAt: string | null;
                                /** @description Why it was refused, such as `damaged` */
                                fault: string | null;
                                isClip: boolean;
                                /**
                                 * @description `refused`: a picture came with the attempt and was not taken
                                 * @enum {string}
                                 */
                                kind: "stored" | "link" | "refused";
                                mime: string | null;
                                takenAt: string | null;
                            } | null;
                            /** @description By the report, or who held the credential then. Null when unknown or anonymous */
                            user: {
                                /** @description Pseudonymous */
                                id: string;
                                /** @description As it was at the time; `erased person` after erasure, null when unknown */
                                name: string | null;
                                userNo: number | null;
                            } | null;
                            zone: string | null;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-events/{id}/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The picture of an attempt
         * @description What was handed in; else what the recorder has of that time, by the labels `nvr_device_id` and `nvr_camera` of the device. `source` is `none` where there is no picture; `tried` says why.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            accessEventId: string;
                            /** @description Of a picture that a recorder gave */
                            camera: {
                                /**
                                 * @description `live` is not from the time of the event
                                 * @enum {string}
                                 */
                                kind: "recording" | "live";
                                name: string;
                                /** @description Where a player finds the recording of that time, such as by RTSP */
                                recordingUrl: string | null;
                            } | null;
                            /** @description The address does not answer any more */
                            expired: boolean;
                            expiresAt: string | null;
                            /** @description The picture or clip as a data URI; null for a link */
                            image: string | null;
                            /** @description Whether it is shown as a video */
                            isClip: boolean;
                            mime: string | null;
                            /**
                             * @description `none`: no picture is available
                             * @enum {string}
                             */
                            source: "stored" | "link" | "recorder" | "none";
                            takenAt: string | null;
                            tried: {
                                /** @description `none`, `unreadable`, `not_configured`, `recorder_unknown`, `not_found`, `too_slow`, … */
                                outcome: string;
                                /** @enum {string} */
                                source: "stored" | "recorder";
                            }[];
                            /** @description Of a link: opened by whoever looks, not by Doorledger */
                            url: string | null;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Hand in the picture of an attempt
         * @description For the device that made the attempt. The body is the picture, or JSON: `{"dataUri"}` or `{"url", "mime", "expiresAt"}`. Success means that it is durable; the latest picture counts.
         */
        put: {
            parameters: {
                query?: {
                    /** @description When the picture was taken; by default now */
                    takenAt?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Buffer"];
                    "image/jpeg": components["schemas"]["Buffer"];
                    "image/png": components["schemas"]["Buffer"];
                    "image/webp": components["schemas"]["Buffer"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            accessEventId: string;
                            snapshot: {
                                heightPx: number;
                                mediaRef: string;
                                /** @enum {string} */
                                mime: "image/jpeg";
                                sizeBytes: number;
                                /**
                                 * @description How it came
                                 * @enum {string}
                                 */
                                source: "upload" | "data_uri" | "url";
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                takenAt: string;
                                widthPx: number;
                            } | {
                                /**
                                 * Format: date-time
                                 * @description From when on the address does not answer any more
                                 */
                                expiresAt?: string;
                                mime?: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                takenAt?: string;
                                /** Format: uri */
                                url: string;
                            };
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-events/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many rows of the access log pass the filters */
        get: {
            parameters: {
                query?: {
                    /** @description Device id; repeat it for any of several */
                    device?: string | string[];
                    /** @description Door id; repeat it for any of several */
                    door?: string | string[];
                    /** @description A place and all inside it: `hq/building-1`; repeat it for any of several */
                    facility?: string | string[];
                    /** @description What is odd about it, such as `clockSuspect`; of any time unless a range is given; repeat it for any of several */
                    flag?: ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal") | ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal")[];
                    /** @description RFC 3339 with offset, or a day of the site; inclusive */
                    from?: string;
                    /** @description Whether it was recorded more than five minutes after it happened */
                    late?: "true" | "false";
                    /** @description What comparing faces gave, by the bands as they are set now: `scored` is any band, `none` nothing; repeat it for any of several */
                    match?: ("green" | "amber" | "red" | "off" | "not_applicable" | "opt_out" | "no_photo" | "no_face" | "error" | "none" | "scored") | ("green" | "amber" | "red" | "off" | "not_applicable" | "opt_out" | "no_photo" | "no_face" | "error" | "none" | "scored")[];
                    /** @description Text in the names of person, device and door at the time or in the reason, or the beginning of an id */
                    q?: string;
                    /** @description `today` in the zone of the site, or the last 1 to 3660 times 24 hours. Overridden by `from` and `to` */
                    range?: string;
                    /** @description Why; repeat it for any of several */
                    reason?: ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration") | ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration")[];
                    /** @description What came of it; `granted` includes grants under duress, `duress` needs `duress:read`; repeat it for any of several */
                    result?: ("granted" | "denied" | "forced" | "held_open" | "error" | "duress") | ("granted" | "denied" | "forced" | "held_open" | "error" | "duress")[];
                    /** @description RFC 3339 with offset, exclusive; or a day of the site, to its end */
                    to?: string;
                    /** @description How access was sought; `rfid` covers keycards and key fobs; repeat it for any of several */
                    type?: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown") | ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                    /** @description Id, number or user name of a person, found by the credential too; repeat it for any of several */
                    user?: string | string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The time the answer is about: what `range`, `from` and `to` meant, or the default */
                            appliedRange: {
                                /** @description In it */
                                from: string | null;
                                /** @description Not in it */
                                to: string | null;
                            };
                            /** @description Rows by a clock that was wrong whose time lies outside the range; see `flag=clockSuspect`. At most 1,000 */
                            clockSuspectOutsideRange: number;
                            count: number;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-events/diagnosis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a search finds nothing
         * @description The five checks: are there rules, are any enabled, does anybody hold a credential, are devices in contact, is the time right; and which filter removes most rows. Takes the filters of the list.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Device id; repeat it for any of several */
                    device?: string | string[];
                    /** @description Door id; repeat it for any of several */
                    door?: string | string[];
                    /** @description A place and all inside it: `hq/building-1`; repeat it for any of several */
                    facility?: string | string[];
                    /** @description What is odd about it, such as `clockSuspect`; of any time unless a range is given; repeat it for any of several */
                    flag?: ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal") | ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal")[];
                    /** @description RFC 3339 with offset, or a day of the site; inclusive */
                    from?: string;
                    /** @description Whether it was recorded more than five minutes after it happened */
                    late?: "true" | "false";
                    /** @description What comparing faces gave, by the bands as they are set now: `scored` is any band, `none` nothing; repeat it for any of several */
                    match?: ("green" | "amber" | "red" | "off" | "not_applicable" | "opt_out" | "no_photo" | "no_face" | "error" | "none" | "scored") | ("green" | "amber" | "red" | "off" | "not_applicable" | "opt_out" | "no_photo" | "no_face" | "error" | "none" | "scored")[];
                    /** @description Text in the names of person, device and door at the time or in the reason, or the beginning of an id */
                    q?: string;
                    /** @description `today` in the zone of the site, or the last 1 to 3660 times 24 hours. Overridden by `from` and `to` */
                    range?: string;
                    /** @description Why; repeat it for any of several */
                    reason?: ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration") | ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration")[];
                    /** @description What came of it; `granted` includes grants under duress, `duress` needs `duress:read`; repeat it for any of several */
                    result?: ("granted" | "denied" | "forced" | "held_open" | "error" | "duress") | ("granted" | "denied" | "forced" | "held_open" | "error" | "duress")[];
                    /** @description RFC 3339 with offset, exclusive; or a day of the site, to its end */
                    to?: string;
                    /** @description How access was sought; `rfid` covers keycards and key fobs; repeat it for any of several */
                    type?: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown") | ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                    /** @description Id, number or user name of a person, found by the credential too; repeat it for any of several */
                    user?: string | string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The time the answer is about: what `range`, `from` and `to` meant, or the default */
                            appliedRange: {
                                /** @description In it */
                                from: string | null;
                                /** @description Not in it */
                                to: string | null;
                            };
                            atAnyTime: {
                                /** @description Rows that pass all filters but that of time; at most 10,000 */
                                count: number;
                                firstAt: string | null;
                                lastAt: string | null;
                            };
                            /** @description What must be right before there are rows, in the order in which to go through it */
                            checks: {
                                /** @enum {string} */
                                check: "rules_configured" | "rules_enabled" | "credentials_held" | "devices_online" | "time_range";
                                /** @enum {string} */
                                outcome: "passed" | "failed" | "unknown";
                            }[];
                            /** @description Rows that pass all filters; at most 10,000 */
                            count: number;
                            devices: {
                                /** @description Of those asked about, or of all that the caller sees */
                                known: number;
                                /** @description Ids of those that say they are out of contact; at most 20 */
                                offline: string[];
                                online: number;
                            };
                            filters: {
                                /** @enum {string} */
                                filter: "user" | "device" | "door" | "facility" | "type" | "result" | "reason" | "flag" | "late" | "match" | "q" | "time";
                                /** @description Rows with this filter alone, in the same time; at most 10,000 */
                                rowsAlone: number;
                                /** @description Rows without this filter; at most 10,000 */
                                rowsWithout: number;
                            }[];
                            rules: {
                                configured: number;
                                enabled: number;
                            };
                            /** @description Which filter removes most rows; null when none removes any */
                            tightestFilter: ("user" | "device" | "door" | "facility" | "type" | "result" | "reason" | "flag" | "late" | "match" | "q" | "time") | null;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-events/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All rows of the access log that pass the filters, as a file
         * @description As they were at one moment. An answer that breaks off is not complete.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Whether a byte order mark comes first, by which Excel knows UTF-8 */
                    bom?: string;
                    /** @description Between cells: spreadsheets expect a semicolon where the comma is the decimal sign */
                    delimiter?: "comma" | "semicolon" | "," | ";";
                    /** @description Device id; repeat it for any of several */
                    device?: string | string[];
                    /** @description Door id; repeat it for any of several */
                    door?: string | string[];
                    /** @description A place and all inside it: `hq/building-1`; repeat it for any of several */
                    facility?: string | string[];
                    /** @description What is odd about it, such as `clockSuspect`; of any time unless a range is given; repeat it for any of several */
                    flag?: ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal") | ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal")[];
                    format?: "csv" | "json";
                    /** @description RFC 3339 with offset, or a day of the site; inclusive */
                    from?: string;
                    /** @description Whether it was recorded more than five minutes after it happened */
                    late?: "true" | "false";
                    /** @description What comparing faces gave, by the bands as they are set now: `scored` is any band, `none` nothing; repeat it for any of several */
                    match?: ("green" | "amber" | "red" | "off" | "not_applicable" | "opt_out" | "no_photo" | "no_face" | "error" | "none" | "scored") | ("green" | "amber" | "red" | "off" | "not_applicable" | "opt_out" | "no_photo" | "no_face" | "error" | "none" | "scored")[];
                    /** @description By time: `desc` is newest first */
                    order?: "asc" | "desc";
                    /** @description Text in the names of person, device and door at the time or in the reason, or the beginning of an id */
                    q?: string;
                    /** @description `today` in the zone of the site, or the last 1 to 3660 times 24 hours. Overridden by `from` and `to` */
                    range?: string;
                    /** @description Why; repeat it for any of several */
                    reason?: ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration") | ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration")[];
                    /** @description What came of it; `granted` includes grants under duress, `duress` needs `duress:read`; repeat it for any of several */
                    result?: ("granted" | "denied" | "forced" | "held_open" | "error" | "duress") | ("granted" | "denied" | "forced" | "held_open" | "error" | "duress")[];
                    /** @description RFC 3339 with offset, exclusive; or a day of the site, to its end */
                    to?: string;
                    /** @description How access was sought; `rfid` covers keycards and key fobs; repeat it for any of several */
                    type?: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown") | ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                    /** @description Id, number or user name of a person, found by the credential too; repeat it for any of several */
                    user?: string | string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                        "text/csv": string;
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-events/histogram": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many rows there are in each hour, day, week or month of the site */
        get: {
            parameters: {
                query?: {
                    /** @description Stretch of the site’s own time; weeks begin on Monday */
                    bucket?: "minute" | "hour" | "day" | "week" | "month";
                    /** @description Device id; repeat it for any of several */
                    device?: string | string[];
                    /** @description Door id; repeat it for any of several */
                    door?: string | string[];
                    /** @description A place and all inside it: `hq/building-1`; repeat it for any of several */
                    facility?: string | string[];
                    /** @description What is odd about it, such as `clockSuspect`; of any time unless a range is given; repeat it for any of several */
                    flag?: ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal") | ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal")[];
                    /** @description RFC 3339 with offset, or a day of the site; inclusive */
                    from?: string;
                    /** @description Whether it was recorded more than five minutes after it happened */
                    late?: "true" | "false";
                    /** @description What comparing faces gave, by the bands as they are set now: `scored` is any band, `none` nothing; repeat it for any of several */
                    match?: ("green" | "amber" | "red" | "off" | "not_applicable" | "opt_out" | "no_photo" | "no_face" | "error" | "none" | "scored") | ("green" | "amber" | "red" | "off" | "not_applicable" | "opt_out" | "no_photo" | "no_face" | "error" | "none" | "scored")[];
                    /** @description Text in the names of person, device and door at the time or in the reason, or the beginning of an id */
                    q?: string;
                    /** @description `today` in the zone of the site, or the last 1 to 3660 times 24 hours. Overridden by `from` and `to` */
                    range?: string;
                    /** @description Why; repeat it for any of several */
                    reason?: ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration") | ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration")[];
                    /** @description What came of it; `granted` includes grants under duress, `duress` needs `duress:read`; repeat it for any of several */
                    result?: ("granted" | "denied" | "forced" | "held_open" | "error" | "duress") | ("granted" | "denied" | "forced" | "held_open" | "error" | "duress")[];
                    /** @description RFC 3339 with offset, exclusive; or a day of the site, to its end */
                    to?: string;
                    /** @description How access was sought; `rfid` covers keycards and key fobs; repeat it for any of several */
                    type?: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown") | ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                    /** @description Id, number or user name of a person, found by the credential too; repeat it for any of several */
                    user?: string | string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The time the answer is about: what `range`, `from` and `to` meant, or the default */
                            appliedRange: {
                                /** @description In it */
                                from: string | null;
                                /** @description Not in it */
                                to: string | null;
                            };
                            /** @enum {string} */
                            bucket: "minute" | "hour" | "day" | "week" | "month";
                            items: {
                                byResult: {
                                    [key: string]: number;
                                };
                                count: number;
                                /**
                                 * Format: date-time
                                 * @description Beginning of the stretch; those without rows are left out
                                 */
                                from: string;
                            }[];
                            /** @description IANA zone of the site */
                            zone: string;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-events/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where I was
         * @description The attempts of whoever is signed in, at any door; filters as for all. No built-in role has the permission.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description Device id; repeat it for any of several */
                    device?: string | string[];
                    /** @description Door id; repeat it for any of several */
                    door?: string | string[];
                    /** @description A place and all inside it: `hq/building-1`; repeat it for any of several */
                    facility?: string | string[];
                    /** @description What is odd about it, such as `clockSuspect`; of any time unless a range is given; repeat it for any of several */
                    flag?: ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal") | ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal")[];
                    /** @description RFC 3339 with offset, or a day of the site; inclusive */
                    from?: string;
                    /** @description Whether it was recorded more than five minutes after it happened */
                    late?: "true" | "false";
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description What comparing faces gave, by the bands as they are set now: `scored` is any band, `none` nothing; repeat it for any of several */
                    match?: ("green" | "amber" | "red" | "off" | "not_applicable" | "opt_out" | "no_photo" | "no_face" | "error" | "none" | "scored") | ("green" | "amber" | "red" | "off" | "not_applicable" | "opt_out" | "no_photo" | "no_face" | "error" | "none" | "scored")[];
                    /** @description By time: `desc` is newest first */
                    order?: "asc" | "desc";
                    /** @description Text in the names of person, device and door at the time or in the reason, or the beginning of an id */
                    q?: string;
                    /** @description `today` in the zone of the site, or the last 1 to 3660 times 24 hours. Overridden by `from` and `to` */
                    range?: string;
                    /** @description Why; repeat it for any of several */
                    reason?: ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration") | ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration")[];
                    /** @description What came of it; `granted` includes grants under duress, `duress` needs `duress:read`; repeat it for any of several */
                    result?: ("granted" | "denied" | "forced" | "held_open" | "error" | "duress") | ("granted" | "denied" | "forced" | "held_open" | "error" | "duress")[];
                    /** @description RFC 3339 with offset, exclusive; or a day of the site, to its end */
                    to?: string;
                    /** @description How access was sought; `rfid` covers keycards and key fobs; repeat it for any of several */
                    type?: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown") | ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The time the answer is about: what `range`, `from` and `to` meant, or the default */
                            appliedRange: {
                                /** @description In it */
                                from: string | null;
                                /** @description Not in it */
                                to: string | null;
                            };
                            /** @description Rows by a clock that was wrong whose time lies outside the range; see `flag=clockSuspect`. At most 1,000 */
                            clockSuspectOutsideRange: number;
                            items: {
                                accessDevice: {
                                    facilityPath: string | null;
                                    id: string;
                                    /** @enum {string} */
                                    kind: "lock" | "reader" | "controller" | "gateway" | "nvr";
                                    /** @description As it was at the time */
                                    name: string;
                                    /** @description The steps of the path, as they were called at the time; null when unknown */
                                    premises: {
                                        id: string;
                                        name: string | null;
                                    }[];
                                };
                                /** @description The direction of passage that was asked for */
                                accessPoint: string | null;
                                /** @enum {string} */
                                accessType: "pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown";
                                action: {
                                    /** @enum {string} */
                                    kind: "command" | "macro";
                                    name: string;
                                } | null;
                                /** @description In the order in which they were made; the first that failed is the reason */
                                checks: {
                                    check: string;
                                    detail?: string;
                                    passed: boolean;
                                }[];
                                credential: {
                                    kind: string;
                                    last4: string | null;
                                } | null;
                                /**
                                 * @description Kept apart from the result: an error may follow a grant
                                 * @enum {string}
                                 */
                                decision: "granted" | "denied" | "none";
                                door: {
                                    id: string;
                                    name: string;
                                } | null;
                                /** @description How a forced or held door follows from its contact, and what explains it; null for what devices report */
                                doorAlarm: ({
                                    /** @description Present once the statement is withdrawn */
                                    explainedBy?: {
                                        /**
                                         * Format: uuid
                                         * @description The unlock that was told of later
                                         */
                                        accessEventId?: string;
                                        /**
                                         * Format: date-time
                                         * @description When it was
                                         */
                                        at?: string;
                                        /** @description Its reason; `contact_history` when late reports of the contact show no such opening */
                                        cause: string;
                                    };
                                    /** @enum {boolean} */
                                    inferred: true;
                                    /**
                                     * Format: date-time
                                     * @description End of the last authorised unlock before
                                     */
                                    lastUnlockAt?: string;
                                    /** @description An unlock this long before would have authorised the opening */
                                    windowSec: number;
                                } | {
                                    /** @enum {boolean} */
                                    inferred: true;
                                    openForSec: number;
                                    /**
                                     * Format: date-time
                                     * @description RFC 3339, UTC, milliseconds
                                     */
                                    openSince: string;
                                    /** @description 1 at the threshold, 2 at twice the threshold, … */
                                    reminderNo: number;
                                    thresholdSec: number;
                                }) | null;
                                /** @description `late`: recorded more than five minutes after it happened. `keyOfAnother`: somebody else than the report names held the credential then, by the directory as it is now */
                                flags: ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal" | "keyOfAnother")[];
                                /** Format: uuid */
                                id: string;
                                /** @description What comparing faces gave, advisory; null when it did not run, or has not run yet */
                                match: {
                                    /** @description By the bands as they are set now */
                                    band: ("green" | "amber" | "red") | null;
                                    /** @description Why there is no face, such as `too_dark` */
                                    detail: string | null;
                                    /** @description How many were compared; the best counts */
                                    faces: number | null;
                                    /** @description The picture was poor: never shown as a mismatch */
                                    lowQuality: boolean | null;
                                    /** @description Cut, not rounded */
                                    scorePct: number | null;
                                    /** @enum {string} */
                                    status: "scored" | "off" | "not_applicable" | "opt_out" | "no_photo" | "not_run" | "no_face" | "error";
                                    /** @description For people: `✓ 97%`, `off`, `no face` */
                                    text: string;
                                } | null;
                                /**
                                 * Format: date-time
                                 * @description When access was attempted
                                 */
                                occurredAt: string;
                                /** @description The device’s own clock, when it timed the attempt */
                                occurredLocal: string | null;
                                /** @description What the policy says, where a device that was offline decided otherwise */
                                policyDecision: ("granted" | "denied") | null;
                                /** @description The policy that decided */
                                policyVersion: string | null;
                                /** @description The vendor’s code of a grant needs `duress:read` */
                                provenance: {
                                    /**
                                     * Format: uuid
                                     * @description Of the device that asked for a decision
                                     */
                                    attemptId?: string;
                                    /** Format: uuid */
                                    blockId?: string;
                                    /** @description The vendor’s raw code */
                                    code?: string;
                                    /** @enum {string} */
                                    kind: "device_audit" | "phone_report" | "decision" | "door_contact" | "exit_request";
                                    /** @description By which a device that was offline decided */
                                    policyVersion?: string;
                                    /** Format: uuid */
                                    recordId?: string;
                                }[];
                                /**
                                 * @description `duress` is shown to holders of `duress:read`, to others as `success`
                                 * @enum {string}
                                 */
                                reason: "success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration";
                                /** @description For people; empty when there is nothing to add */
                                reasonText: string;
                                /**
                                 * Format: date-time
                                 * @description When Doorledger accepted the record of it
                                 */
                                recordedAt: string;
                                /** @enum {string} */
                                result: "granted" | "denied" | "forced" | "held_open" | "error";
                                /** @description That granted, or that got furthest */
                                rule: {
                                    id: string;
                                    name: string;
                                } | null;
                                /** @description Place in the log; a change of the row gives it a new one */
                                seq: number;
                                /** @description The picture that was handed in; recorders are asked when it is opened */
                                snapshot: {
                                    expiresAt: string | null;
                                    /** @description Why it was refused, such as `damaged` */
                                    fault: string | null;
                                    isClip: boolean;
                                    /**
                                     * @description `refused`: a picture came with the attempt and was not taken
                                     * @enum {string}
                                     */
                                    kind: "stored" | "link" | "refused";
                                    mime: string | null;
                                    takenAt: string | null;
                                } | null;
                                /** @description By the report, or who held the credential then. Null when unknown or anonymous */
                                user: {
                                    /** @description Pseudonymous */
                                    id: string;
                                    /** @description As it was at the time; `erased person` after erasure, null when unknown */
                                    name: string | null;
                                    userNo: number | null;
                                } | null;
                                zone: string | null;
                            }[];
                            nextCursor: string | null;
                            /** @description Values of filters that name nobody and nothing here: mistyped, perhaps. On the first page only */
                            unknownFilterValues?: {
                                device?: string[];
                                user?: string[];
                            };
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-events/reported/{reportId}/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Hand in the picture of what a phone reported
         * @description For the phone that sent `POST /v1/phone-key-events`, by the `reportId` of its answer. The body is as with `PUT /v1/access-events/{id}/snapshot`; in JSON it may say `takenAt`, by default now.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reportId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Buffer"];
                    "image/jpeg": components["schemas"]["Buffer"];
                    "image/png": components["schemas"]["Buffer"];
                    "image/webp": components["schemas"]["Buffer"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            accessEventId: string;
                            snapshot: {
                                heightPx: number;
                                mediaRef: string;
                                /** @enum {string} */
                                mime: "image/jpeg";
                                sizeBytes: number;
                                /**
                                 * @description How it came
                                 * @enum {string}
                                 */
                                source: "upload" | "data_uri" | "url";
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                takenAt: string;
                                widthPx: number;
                            } | {
                                /**
                                 * Format: date-time
                                 * @description From when on the address does not answer any more
                                 */
                                expiresAt?: string;
                                mime?: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                takenAt?: string;
                                /** Format: uri */
                                url: string;
                            };
                        };
                    };
                };
                /** @description There is no such report */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New rows of the access log, as server-sent events
         * @description Rows come as messages in the order they were recorded, late ones included; a changed row comes again,
         *           and `event: retracted` names one that is there no more. Not bounded in time unless asked for. With
         *           `Last-Event-ID` it goes on where that left off, without it from now. Readers that stall for 30 s are cut off.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Device id; repeat it for any of several */
                    device?: string | string[];
                    /** @description Door id; repeat it for any of several */
                    door?: string | string[];
                    /** @description A place and all inside it: `hq/building-1`; repeat it for any of several */
                    facility?: string | string[];
                    /** @description What is odd about it, such as `clockSuspect`; of any time unless a range is given; repeat it for any of several */
                    flag?: ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal") | ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal")[];
                    /** @description RFC 3339 with offset, or a day of the site; inclusive */
                    from?: string;
                    /** @description Whether it was recorded more than five minutes after it happened */
                    late?: "true" | "false";
                    /** @description What comparing faces gave, by the bands as they are set now: `scored` is any band, `none` nothing; repeat it for any of several */
                    match?: ("green" | "amber" | "red" | "off" | "not_applicable" | "opt_out" | "no_photo" | "no_face" | "error" | "none" | "scored") | ("green" | "amber" | "red" | "off" | "not_applicable" | "opt_out" | "no_photo" | "no_face" | "error" | "none" | "scored")[];
                    /** @description Text in the names of person, device and door at the time or in the reason, or the beginning of an id */
                    q?: string;
                    /** @description `today` in the zone of the site, or the last 1 to 3660 times 24 hours. Overridden by `from` and `to` */
                    range?: string;
                    /** @description Why; repeat it for any of several */
                    reason?: ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration") | ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration")[];
                    /** @description What came of it; `granted` includes grants under duress, `duress` needs `duress:read`; repeat it for any of several */
                    result?: ("granted" | "denied" | "forced" | "held_open" | "error" | "duress") | ("granted" | "denied" | "forced" | "held_open" | "error" | "duress")[];
                    /** @description RFC 3339 with offset, exclusive; or a day of the site, to its end */
                    to?: string;
                    /** @description How access was sought; `rfid` covers keycards and key fobs; repeat it for any of several */
                    type?: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown") | ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                    /** @description Id, number or user name of a person, found by the credential too; repeat it for any of several */
                    user?: string | string[];
                };
                header?: {
                    /** @description `id` of the last event that was read */
                    "Last-Event-ID"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-trail-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests for the trails of locks, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description Requests for one lock */
                    lock?: string;
                    /** @description Where they stand; repeat it for any of several */
                    status?: ("awaiting_visit" | "awaiting_device" | "transferring" | "completed" | "failed" | "cancelled" | "expired") | ("awaiting_visit" | "awaiting_device" | "transferring" | "completed" | "failed" | "cancelled" | "expired")[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description When the lock answered although the request was closed */
                                answeredLateAt: string | null;
                                cancelledBy: string | null;
                                /** @description Pieces a phone has handed over */
                                chunkCount: number;
                                /** Format: date-time */
                                expiresAt: string;
                                failure: string | null;
                                finishedAt: string | null;
                                /** Format: uuid */
                                id: string;
                                lockId: string;
                                /** @enum {string} */
                                lockKind: "s50" | "relay";
                                /** @description Of these, how many were not known before; null until all were read */
                                newCount: number | null;
                                /** @description The transfer takes longer than it should; it goes on */
                                overdue: boolean;
                                /** @description Records handed over by a phone, known ones included */
                                recordCount: number | null;
                                /** Format: date-time */
                                requestedAt: string;
                                requestedBy: string;
                                /**
                                 * @description `awaiting_visit`: of a phone that may fetch it; `awaiting_device`: the lock sends it by itself
                                 * @enum {string}
                                 */
                                status: "awaiting_visit" | "awaiting_device" | "transferring" | "completed" | "failed" | "cancelled" | "expired";
                                transferStartedAt: string | null;
                                /** @description Of the phone that hands it over */
                                visitId: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-trail-requests/{requestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    requestId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When the lock answered although the request was closed */
                            answeredLateAt: string | null;
                            cancelledBy: string | null;
                            /** @description Pieces a phone has handed over */
                            chunkCount: number;
                            /** Format: date-time */
                            expiresAt: string;
                            failure: string | null;
                            finishedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            lockId: string;
                            /** @enum {string} */
                            lockKind: "s50" | "relay";
                            /** @description Of these, how many were not known before; null until all were read */
                            newCount: number | null;
                            /** @description The transfer takes longer than it should; it goes on */
                            overdue: boolean;
                            /** @description Records handed over by a phone, known ones included */
                            recordCount: number | null;
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            /**
                             * @description `awaiting_visit`: of a phone that may fetch it; `awaiting_device`: the lock sends it by itself
                             * @enum {string}
                             */
                            status: "awaiting_visit" | "awaiting_device" | "transferring" | "completed" | "failed" | "cancelled" | "expired";
                            transferStartedAt: string | null;
                            /** @description Of the phone that hands it over */
                            visitId: string | null;
                        };
                    };
                };
                /** @description There is no such request */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Cancel a request
         * @description Cancelling it again changes nothing.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    requestId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The cancelled request */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When the lock answered although the request was closed */
                            answeredLateAt: string | null;
                            cancelledBy: string | null;
                            /** @description Pieces a phone has handed over */
                            chunkCount: number;
                            /** Format: date-time */
                            expiresAt: string;
                            failure: string | null;
                            finishedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            lockId: string;
                            /** @enum {string} */
                            lockKind: "s50" | "relay";
                            /** @description Of these, how many were not known before; null until all were read */
                            newCount: number | null;
                            /** @description The transfer takes longer than it should; it goes on */
                            overdue: boolean;
                            /** @description Records handed over by a phone, known ones included */
                            recordCount: number | null;
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            /**
                             * @description `awaiting_visit`: of a phone that may fetch it; `awaiting_device`: the lock sends it by itself
                             * @enum {string}
                             */
                            status: "awaiting_visit" | "awaiting_device" | "transferring" | "completed" | "failed" | "cancelled" | "expired";
                            transferStartedAt: string | null;
                            /** @description Of the phone that hands it over */
                            visitId: string | null;
                        };
                    };
                };
                /** @description There is no such request */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It ended otherwise before */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List dead letters */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description `<service>.<projection>` */
                    projection?: string;
                    status?: "parked" | "retried" | "discarded";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                attempts: number;
                                /** @description Null when it only waits for an earlier event of its key */
                                failure: string | null;
                                /** @description `<service>.<number>` */
                                id: string;
                                key: string;
                                offset: number;
                                /** Format: date-time */
                                parkedAt: string;
                                partition: number;
                                /** @description `<service>.<projection>`; `<service>.outbox` for events that the log refuses */
                                projection: string;
                                settledAt: string | null;
                                settledBy: string | null;
                                settledReason: string | null;
                                /** @enum {string} */
                                status: "parked" | "retried" | "discarded";
                                topic: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a dead letter with its value */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            attempts: number;
                            /** @description Null when it only waits for an earlier event of its key */
                            failure: string | null;
                            /** @description `<service>.<number>` */
                            id: string;
                            key: string;
                            offset: number;
                            /** Format: date-time */
                            parkedAt: string;
                            partition: number;
                            /** @description `<service>.<projection>`; `<service>.outbox` for events that the log refuses */
                            projection: string;
                            settledAt: string | null;
                            settledBy: string | null;
                            settledReason: string | null;
                            /** @enum {string} */
                            status: "parked" | "retried" | "discarded";
                            topic: string;
                            /** @description The record as it is in the log */
                            value: string;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave the event out of its view for good */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why; kept with the event */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Discarded; later events of its key can be retried now */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Work in the events of its key, in order, until one fails again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why; kept with the event */
                        reason: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Events of the key worked in now */
                            retried: number;
                            /** @description Events of the key that wait, the first because it failed again */
                            stillParked: number;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices/{id}/peaks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When a device is busy
         * @description Rows of the access log by hour and weekday; of the last 30 days unless told otherwise.
         */
        get: {
            parameters: {
                query?: {
                    /** @description RFC 3339 with offset, or a day of the site; inclusive */
                    from?: string;
                    /** @description `today` in the zone of the site, or the last 1 to 3660 times 24 hours. Overridden by `from` and `to` */
                    range?: string;
                    /** @description What came of it; `granted` includes grants under duress, `duress` needs `duress:read`; repeat it for any of several */
                    result?: ("granted" | "denied" | "forced" | "held_open" | "error" | "duress") | ("granted" | "denied" | "forced" | "held_open" | "error" | "duress")[];
                    /** @description RFC 3339 with offset, exclusive; or a day of the site, to its end */
                    to?: string;
                    /** @description How access was sought; `rfid` covers keycards and key fobs; repeat it for any of several */
                    type?: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown") | ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            deviceId: string;
                            /** @description Hours without rows are left out */
                            items: {
                                count: number;
                                hour: number;
                                /** @description 1 is Monday */
                                weekday: number;
                            }[];
                            total: number;
                            /** @description IANA zone of the site, by whose clock hours are told */
                            zone: string;
                        };
                    };
                };
                /** @description There is no such device */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices/{id}/zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The cameras of a video recorder
         * @description Asked of the recorder, each a zone; its address is the `nvr_camera` of the devices that it sees.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description What `nvr_camera` of an access device names */
                                address: string;
                                name: string;
                            }[];
                            /** @description `asked`; else why nobody was: `recorder_unknown`, `command_unknown`, `not_signed_in`, `too_slow`, … */
                            outcome: string;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/locks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Locks whose trails are kept, and how fresh each trail is */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description A place and all inside it: `hq/building-1` */
                    facility?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description Text in the name or id */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description What it is to do */
                                desired: {
                                    /** @description Whether the lock keeps records of what happens at it */
                                    collectsAuditTrails: boolean;
                                };
                                facilityPath: string | null;
                                id: string;
                                /** @description When its whole trail was last handed over on request: what happened offline before is known */
                                lastCompleteFetchAt: string | null;
                                /** @description When records were last taken over from it, even if there were none: nothing after that is known */
                                lastFetchedAt: string | null;
                                lockKind: ("s50" | "relay") | null;
                                model: string | null;
                                name: string;
                                /** @description The request for its trail that is open */
                                openRequestId: string | null;
                                /** @enum {string} */
                                programmingState: "up_to_date" | "needs_programming" | "scheduled" | "programming" | "failed";
                                /** Format: date-time */
                                registeredAt: string;
                                /** @description What it was programmed with, and does */
                                reported: {
                                    /** @description Whether the lock keeps records of what happens at it */
                                    collectsAuditTrails: boolean;
                                };
                                /** @description IANA zone of its clock */
                                zone: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/locks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One lock */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description What it is to do */
                            desired: {
                                /** @description Whether the lock keeps records of what happens at it */
                                collectsAuditTrails: boolean;
                            };
                            facilityPath: string | null;
                            id: string;
                            /** @description When its whole trail was last handed over on request: what happened offline before is known */
                            lastCompleteFetchAt: string | null;
                            /** @description When records were last taken over from it, even if there were none: nothing after that is known */
                            lastFetchedAt: string | null;
                            lockKind: ("s50" | "relay") | null;
                            model: string | null;
                            name: string;
                            /** @description The request for its trail that is open */
                            openRequestId: string | null;
                            /** @enum {string} */
                            programmingState: "up_to_date" | "needs_programming" | "scheduled" | "programming" | "failed";
                            /** Format: date-time */
                            registeredAt: string;
                            /** @description What it was programmed with, and does */
                            reported: {
                                /** @description Whether the lock keeps records of what happens at it */
                                collectsAuditTrails: boolean;
                            };
                            /** @description IANA zone of its clock */
                            zone: string;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/locks/{id}/audit-trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit trail of a lock
         * @description What the lock recorded, known and unknown codes alike, with what is known to be missing in its place.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description `asc` is oldest first */
                    direction?: "asc" | "desc";
                    /** @description What is odd about it, such as `clockSuspect`; of any time unless a range is given; repeat it for any of several */
                    flag?: ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal") | ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal")[];
                    /** @description RFC 3339 with offset, or a day of the site; inclusive */
                    from?: string;
                    /** @description Kind of entry: `unlock` and `failed_unlock` are attempts at the door; repeat it for any of several */
                    kind?: ("unlock" | "failed_unlock" | "event" | "unknown_event" | "gap" | "overflow" | "quarantined") | ("unlock" | "failed_unlock" | "event" | "unknown_event" | "gap" | "overflow" | "quarantined")[];
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description The device’s own order, or by `occurredAt` */
                    order?: "device" | "time";
                    /** @description `today` in the zone of the site, or the last 1 to 3660 times 24 hours. Overridden by `from` and `to` */
                    range?: string;
                    /** @description RFC 3339 with offset, exclusive; or a day of the site, to its end */
                    to?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Entries by a clock that was wrong whose time lies outside the range. At most 1,000 */
                            clockSuspectOutsideRange: number;
                            items: {
                                /** @description The row of the access log that came of it */
                                accessEventId: string | null;
                                accessType: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown") | null;
                                auditId: number | null;
                                /** Format: uuid */
                                blockId: string;
                                /** @description With `indexInBlock`: the device’s own order */
                                blockSeq: number;
                                category: string | null;
                                code: string | null;
                                /** @description Null when no table knows the code */
                                codeName: string | null;
                                credential: {
                                    kind: string;
                                    last4: string | null;
                                } | null;
                                dataHex: string | null;
                                /** @description Of a gap, an overflow, a record in quarantine */
                                detail: {
                                    [key: string]: unknown;
                                } | null;
                                device: {
                                    facilityPath: string | null;
                                    id: string;
                                    /** @description As it was at the time */
                                    name: string;
                                    /** @description The steps of the path, as they were called at the time; null when unknown */
                                    premises: {
                                        id: string;
                                        name: string | null;
                                    }[];
                                };
                                /** @description As the device sent it; that of an unlock needs `duress:read` */
                                eventRaw: string | null;
                                flags: ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal")[];
                                /** Format: uuid */
                                id: string;
                                indexInBlock: number;
                                /** @enum {string} */
                                kind: "unlock" | "failed_unlock" | "event" | "unknown_event" | "gap" | "overflow" | "quarantined";
                                /** Format: date-time */
                                occurredAt: string;
                                /** @description The device’s own clock */
                                occurredLocal: string | null;
                                reason: ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration") | null;
                                reasonText: string | null;
                                /**
                                 * Format: date-time
                                 * @description When Doorledger accepted it
                                 */
                                recordedAt: string;
                                result: ("granted" | "denied" | "forced" | "held_open" | "error") | null;
                                /** @description Place in the log */
                                seq: number;
                                /** @description For people */
                                text: string;
                                timeRaw: string | null;
                                /** @description By the phone’s report, or who held the credential then */
                                user: {
                                    /** @description Pseudonymous */
                                    id: string;
                                    /** @description As it was at the time; `erased person` after erasure, null when unknown */
                                    name: string | null;
                                    userNo: number | null;
                                } | null;
                                /** @description IANA zone its clock was read in */
                                zone: string | null;
                            }[];
                            nextCursor: string | null;
                            /** @description When the lock kept no records, within the range asked for: what happened then is lost for ever */
                            notCollected: {
                                /** Format: date-time */
                                from: string;
                                /** @description Null while the lock still does not collect */
                                to: string | null;
                            }[];
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/locks/{id}/audit-trail-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request the whole audit trail of a lock
         * @description Answers the open request when there is one. It waits until somebody who qualifies visits the lock.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When the lock answered although the request was closed */
                            answeredLateAt: string | null;
                            cancelledBy: string | null;
                            /** @description Pieces a phone has handed over */
                            chunkCount: number;
                            /** Format: date-time */
                            expiresAt: string;
                            failure: string | null;
                            finishedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            lockId: string;
                            /** @enum {string} */
                            lockKind: "s50" | "relay";
                            /** @description Of these, how many were not known before; null until all were read */
                            newCount: number | null;
                            /** @description The transfer takes longer than it should; it goes on */
                            overdue: boolean;
                            /** @description Records handed over by a phone, known ones included */
                            recordCount: number | null;
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            /**
                             * @description `awaiting_visit`: of a phone that may fetch it; `awaiting_device`: the lock sends it by itself
                             * @enum {string}
                             */
                            status: "awaiting_visit" | "awaiting_device" | "transferring" | "completed" | "failed" | "cancelled" | "expired";
                            transferStartedAt: string | null;
                            /** @description Of the phone that hands it over */
                            visitId: string | null;
                        };
                    };
                };
                /** @description There is no such lock */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The lock does not collect audit trails; `remedy` says what to do */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/locks/{id}/qualified-users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who could fetch the trail of a lock now
         * @description People who have access to the lock and may program locks with a mobile device.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description As it is now; null when unknown */
                                name: string | null;
                                /** @description Pseudonymous */
                                userId: string;
                                userNo: number | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description There is no such lock */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/locks/{id}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a lock is to do, and what it does */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description What was decided */
                            desired: {
                                /** @description Whether the lock keeps records of what happens at it */
                                collectsAuditTrails: boolean;
                            };
                            /** @description Your own draft; it changes nothing until it is finalised */
                            draft: {
                                basedOn: number;
                                /** @description Whether the lock keeps records of what happens at it */
                                collectsAuditTrails: boolean;
                                /** Format: date-time */
                                savedAt: string;
                            } | null;
                            /** @description The last job that was to program it */
                            job: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                method: "ota" | "programming_key";
                                status: string;
                            } | null;
                            lockId: string;
                            /** @enum {string} */
                            programmingState: "up_to_date" | "needs_programming" | "scheduled" | "programming" | "failed";
                            /** @description What the lock was programmed with, and does */
                            reported: {
                                /** @description Whether the lock keeps records of what happens at it */
                                collectsAuditTrails: boolean;
                            };
                            /** @description How often the settings were decided anew */
                            revision: number;
                        };
                    };
                };
                /** @description There is no such lock */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Draft the settings of a lock
         * @description Changes nothing until it is finalised.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Whether the lock keeps records of what happens at it */
                        collectsAuditTrails: boolean;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description What was decided */
                            desired: {
                                /** @description Whether the lock keeps records of what happens at it */
                                collectsAuditTrails: boolean;
                            };
                            /** @description Your own draft; it changes nothing until it is finalised */
                            draft: {
                                basedOn: number;
                                /** @description Whether the lock keeps records of what happens at it */
                                collectsAuditTrails: boolean;
                                /** Format: date-time */
                                savedAt: string;
                            } | null;
                            /** @description The last job that was to program it */
                            job: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                method: "ota" | "programming_key";
                                status: string;
                            } | null;
                            lockId: string;
                            /** @enum {string} */
                            programmingState: "up_to_date" | "needs_programming" | "scheduled" | "programming" | "failed";
                            /** @description What the lock was programmed with, and does */
                            reported: {
                                /** @description Whether the lock keeps records of what happens at it */
                                collectsAuditTrails: boolean;
                            };
                            /** @description How often the settings were decided anew */
                            revision: number;
                        };
                    };
                };
                /** @description There is no such lock */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/locks/{id}/settings/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Leave the wizard
         * @description Forgets your draft.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such lock */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/locks/{id}/settings/finalize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finalise your draft of the settings
         * @description From here on it is what is desired; the lock does it once it is programmed.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description What was decided */
                            desired: {
                                /** @description Whether the lock keeps records of what happens at it */
                                collectsAuditTrails: boolean;
                            };
                            /** @description Your own draft; it changes nothing until it is finalised */
                            draft: {
                                basedOn: number;
                                /** @description Whether the lock keeps records of what happens at it */
                                collectsAuditTrails: boolean;
                                /** Format: date-time */
                                savedAt: string;
                            } | null;
                            /** @description The last job that was to program it */
                            job: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                method: "ota" | "programming_key";
                                status: string;
                            } | null;
                            lockId: string;
                            /** @enum {string} */
                            programmingState: "up_to_date" | "needs_programming" | "scheduled" | "programming" | "failed";
                            /** @description What the lock was programmed with, and does */
                            reported: {
                                /** @description Whether the lock keeps records of what happens at it */
                                collectsAuditTrails: boolean;
                            };
                            /** @description How often the settings were decided anew */
                            revision: number;
                        };
                    };
                };
                /** @description There is no such lock */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no draft, or the settings were changed since it was made */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/locks/{id}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Visits of phones to a lock, newest first
         * @description With what each of them lacked.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                lockId: string;
                                /** @description What was missing */
                                missing: ("collects_audit_trails" | "program_locks_with_mobile" | "access_to_lock" | "internet_connection")[];
                                /**
                                 * Format: date-time
                                 * @description By the clock of the server
                                 */
                                observedAt: string;
                                phoneKeyId: string | null;
                                /** @description Whether everything was there that fetching the trail takes */
                                qualified: boolean;
                                /** @description The request that was open then */
                                requestId: string | null;
                                /** @description What the phone was asked to do, one thing a visit */
                                task: ({
                                    /** Format: uuid */
                                    requestId: string;
                                    /** @enum {string} */
                                    task: "transfer_trail";
                                } | {
                                    /** Format: uuid */
                                    jobId: string;
                                    settings: {
                                        collectsAuditTrails: boolean;
                                    };
                                    /** @enum {string} */
                                    task: "program";
                                }) | null;
                                userId: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description There is no such lock */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Say that a phone is at a lock, and ask what is wanted of it
         * @description Whether the visit qualifies is judged now. An unqualified one may still open the door.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description False when the phone had no connection at the lock and says so later
                         * @default true
                         */
                        online?: boolean;
                        phoneKeyId?: string;
                        /**
                         * Format: uuid
                         * @description Whose phone it is; yourself when you are signed in
                         */
                        userId?: string;
                        /**
                         * Format: uuid
                         * @description Made up by the phone, so that it can say the same twice; a new one if absent
                         */
                        visitId?: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            lockId: string;
                            /** @description What was missing */
                            missing: ("collects_audit_trails" | "program_locks_with_mobile" | "access_to_lock" | "internet_connection")[];
                            /**
                             * Format: date-time
                             * @description By the clock of the server
                             */
                            observedAt: string;
                            phoneKeyId: string | null;
                            /** @description Whether everything was there that fetching the trail takes */
                            qualified: boolean;
                            /** @description The request that was open then */
                            requestId: string | null;
                            /** @description What the phone was asked to do, one thing a visit */
                            task: ({
                                /** Format: uuid */
                                requestId: string;
                                /** @enum {string} */
                                task: "transfer_trail";
                            } | {
                                /** Format: uuid */
                                jobId: string;
                                settings: {
                                    collectsAuditTrails: boolean;
                                };
                                /** @enum {string} */
                                task: "program";
                            }) | null;
                            userId: string;
                        };
                    };
                };
                /** @description There is no such lock or visit */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The id is that of another visit */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/locks/{id}/visits/{visitId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your visit, as it was judged */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    visitId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            lockId: string;
                            /** @description What was missing */
                            missing: ("collects_audit_trails" | "program_locks_with_mobile" | "access_to_lock" | "internet_connection")[];
                            /**
                             * Format: date-time
                             * @description By the clock of the server
                             */
                            observedAt: string;
                            phoneKeyId: string | null;
                            /** @description Whether everything was there that fetching the trail takes */
                            qualified: boolean;
                            /** @description The request that was open then */
                            requestId: string | null;
                            /** @description What the phone was asked to do, one thing a visit */
                            task: ({
                                /** Format: uuid */
                                requestId: string;
                                /** @enum {string} */
                                task: "transfer_trail";
                            } | {
                                /** Format: uuid */
                                jobId: string;
                                settings: {
                                    collectsAuditTrails: boolean;
                                };
                                /** @enum {string} */
                                task: "program";
                            }) | null;
                            userId: string;
                        };
                    };
                };
                /** @description There is no such lock or visit */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/locks/{id}/visits/{visitId}/chunks/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Hand over a piece of the trail of a lock
         * @description In order, from 0. Success means that it is durable. The same chunk again is the same chunk.
         */
        put: {
            parameters: {
                query?: {
                    /** @description Whether the trail ends with this chunk */
                    last?: "true" | "false";
                };
                header?: never;
                path: {
                    id: string;
                    number: number;
                    visitId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Number of the chunk that is to come next */
                            nextChunk: number;
                            /** Format: uuid */
                            requestId: string;
                            /**
                             * @description What came after the request was closed is kept, and the request stays
                             * @enum {string}
                             */
                            requestStatus: "awaiting_visit" | "awaiting_device" | "transferring" | "completed" | "failed" | "cancelled" | "expired";
                        };
                    };
                };
                /** @description There is no such visit */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not the next chunk, or not the same as before; `nextChunk` says what is */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description More than 1 MiB, or more than 5,000 records */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Damaged on its way; send it again */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/locks/{id}/visits/{visitId}/programming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say how programming the lock went
         * @description Said again it changes nothing.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    visitId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        outcome: "done";
                    } | {
                        /** @enum {string} */
                        outcome: "failed";
                        /** @description For people: `connection to the lock lost` */
                        reason: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            jobId: string;
                            /** @enum {string} */
                            programmingState: "up_to_date" | "needs_programming" | "scheduled" | "programming" | "failed";
                        };
                    };
                };
                /** @description There is no such visit */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The visit was not asked to program, or another phone has taken over */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programming-jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Programming jobs, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description Jobs of one lock */
                    lock?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                failure: string | null;
                                finishedAt: string | null;
                                /** Format: uuid */
                                id: string;
                                lockId: string;
                                /** @enum {string} */
                                method: "ota" | "programming_key";
                                /** Format: date-time */
                                scheduledAt: string;
                                scheduledBy: string | null;
                                startedAt: string | null;
                                /**
                                 * @description `dropped`: another took its place, or there was nothing left to program
                                 * @enum {string}
                                 */
                                status: "scheduled" | "programming" | "done" | "failed" | "dropped";
                                /** @description The visit of a phone that programs it */
                                visitId: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Have a lock programmed
         * @description With what is desired by the time it begins.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        lockId: string;
                        /**
                         * @description `ota`: the next phone that may program it does so; `programming_key`: you have the lock at hand, and begin now
                         * @enum {string}
                         */
                        method: "ota" | "programming_key";
                    };
                };
            };
            responses: {
                /** @description The job, or the one already open */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            failure: string | null;
                            finishedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            lockId: string;
                            /** @enum {string} */
                            method: "ota" | "programming_key";
                            /** Format: date-time */
                            scheduledAt: string;
                            scheduledBy: string | null;
                            startedAt: string | null;
                            /**
                             * @description `dropped`: another took its place, or there was nothing left to program
                             * @enum {string}
                             */
                            status: "scheduled" | "programming" | "done" | "failed" | "dropped";
                            /** @description The visit of a phone that programs it */
                            visitId: string | null;
                        };
                    };
                };
                /** @description There is no such lock */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is nothing to program, or it is being programmed in another way */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programming-jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One programming job */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    jobId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            failure: string | null;
                            finishedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            lockId: string;
                            /** @enum {string} */
                            method: "ota" | "programming_key";
                            /** Format: date-time */
                            scheduledAt: string;
                            scheduledBy: string | null;
                            startedAt: string | null;
                            /**
                             * @description `dropped`: another took its place, or there was nothing left to program
                             * @enum {string}
                             */
                            status: "scheduled" | "programming" | "done" | "failed" | "dropped";
                            /** @description The visit of a phone that programs it */
                            visitId: string | null;
                        };
                    };
                };
                /** @description There is no such job */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programming-jobs/{jobId}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say how programming with the key went
         * @description A phone says so at its visit instead. Said again it changes nothing.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    jobId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        outcome: "done";
                    } | {
                        /** @enum {string} */
                        outcome: "failed";
                        /** @description For people: `connection to the lock lost` */
                        reason: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            failure: string | null;
                            finishedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            lockId: string;
                            /** @enum {string} */
                            method: "ota" | "programming_key";
                            /** Format: date-time */
                            scheduledAt: string;
                            scheduledBy: string | null;
                            startedAt: string | null;
                            /**
                             * @description `dropped`: another took its place, or there was nothing left to program
                             * @enum {string}
                             */
                            status: "scheduled" | "programming" | "done" | "failed" | "dropped";
                            /** @description The visit of a phone that programs it */
                            visitId: string | null;
                        };
                    };
                };
                /** @description There is no such job */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It has not begun, has ended otherwise, or is done by a phone */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List views and event processors and how far they are */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /**
                                 * @description A view can be rebuilt; a reactor publishes
                                 * @enum {string}
                                 */
                                kind: "view" | "reactor";
                                /** @description Records of the log not worked in yet */
                                lag: number;
                                /** @description Of those this process was asked for */
                                lastRebuild?: {
                                    failure?: string;
                                    /**
                                     * @description `failed`: the live view is as it was
                                     * @enum {string}
                                     */
                                    outcome: "under_way" | "switched" | "failed";
                                    /** Format: date-time */
                                    startedAt: string;
                                };
                                /** @description `<service>.<projection>` */
                                name: string;
                                /** @description Events put aside */
                                parked: number;
                                partitions: {
                                    /** @description Where the next record of the log will be */
                                    endOffset: number;
                                    lag: number;
                                    /** @description Everything before it is worked in */
                                    nextOffset: number;
                                    partition: number;
                                }[];
                                /** @description Present while the view is rebuilt */
                                rebuild?: {
                                    /** @description Records of the log not worked in yet */
                                    lag: number;
                                    partitions: {
                                        /** @description Where the next record of the log will be */
                                        endOffset: number;
                                        lag: number;
                                        /** @description Everything before it is worked in */
                                        nextOffset: number;
                                        partition: number;
                                    }[];
                                    /** @description 0 when nothing has been read yet */
                                    version: number;
                                };
                                /** @description 0 when nothing has been read yet */
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projections/{name}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fill a view anew beside the live one, then switch */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            /**
                             * Format: date-time
                             * @description By which `lastRebuild` of the view tells what became of it
                             */
                            startedAt: string;
                            /** @enum {string} */
                            status: "started";
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{service}/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List dead letters of one service, wherever it runs */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description `<service>.<projection>` */
                    projection?: string;
                    status?: "parked" | "retried" | "discarded";
                };
                header?: never;
                path: {
                    service: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                attempts: number;
                                /** @description Null when it only waits for an earlier event of its key */
                                failure: string | null;
                                /** @description `<service>.<number>` */
                                id: string;
                                key: string;
                                offset: number;
                                /** Format: date-time */
                                parkedAt: string;
                                partition: number;
                                /** @description `<service>.<projection>`; `<service>.outbox` for events that the log refuses */
                                projection: string;
                                settledAt: string | null;
                                settledBy: string | null;
                                settledReason: string | null;
                                /** @enum {string} */
                                status: "parked" | "retried" | "discarded";
                                topic: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{service}/projections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List views and event processors of one service, wherever it runs */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    service: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /**
                                 * @description A view can be rebuilt; a reactor publishes
                                 * @enum {string}
                                 */
                                kind: "view" | "reactor";
                                /** @description Records of the log not worked in yet */
                                lag: number;
                                /** @description Of those this process was asked for */
                                lastRebuild?: {
                                    failure?: string;
                                    /**
                                     * @description `failed`: the live view is as it was
                                     * @enum {string}
                                     */
                                    outcome: "under_way" | "switched" | "failed";
                                    /** Format: date-time */
                                    startedAt: string;
                                };
                                /** @description `<service>.<projection>` */
                                name: string;
                                /** @description Events put aside */
                                parked: number;
                                partitions: {
                                    /** @description Where the next record of the log will be */
                                    endOffset: number;
                                    lag: number;
                                    /** @description Everything before it is worked in */
                                    nextOffset: number;
                                    partition: number;
                                }[];
                                /** @description Present while the view is rebuilt */
                                rebuild?: {
                                    /** @description Records of the log not worked in yet */
                                    lag: number;
                                    partitions: {
                                        /** @description Where the next record of the log will be */
                                        endOffset: number;
                                        lag: number;
                                        /** @description Everything before it is worked in */
                                        nextOffset: number;
                                        partition: number;
                                    }[];
                                    /** @description 0 when nothing has been read yet */
                                    version: number;
                                };
                                /** @description 0 when nothing has been read yet */
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/failures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How often somebody was refused in a row
         * @description Since the last grant, by reason: wrong PINs with a right card say that a PIN was forgotten.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Denials in a row, since the last grant */
                            count: number;
                            items: {
                                /** @enum {string} */
                                accessType: "pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown";
                                count: number;
                                /** Format: date-time */
                                firstAt: string;
                                /** Format: date-time */
                                lastAt: string;
                                /** @enum {string} */
                                reason: "success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration";
                                reasonText: string;
                            }[];
                            lastGrantedAt: string | null;
                            /** Format: uuid */
                            userId: string;
                        };
                    };
                };
                /** @description There is no such person */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/last-access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When somebody was last let in
         * @description Of all time: before an account is closed, it shows whether its holder may still be on site.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The newest attempt, however it ended */
                            lastAttempt: {
                                accessDevice: {
                                    facilityPath: string | null;
                                    id: string;
                                    /** @enum {string} */
                                    kind: "lock" | "reader" | "controller" | "gateway" | "nvr";
                                    /** @description As it was at the time */
                                    name: string;
                                    /** @description The steps of the path, as they were called at the time; null when unknown */
                                    premises: {
                                        id: string;
                                        name: string | null;
                                    }[];
                                };
                                /** @description The direction of passage that was asked for */
                                accessPoint: string | null;
                                /** @enum {string} */
                                accessType: "pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown";
                                action: {
                                    /** @enum {string} */
                                    kind: "command" | "macro";
                                    name: string;
                                } | null;
                                /** @description In the order in which they were made; the first that failed is the reason */
                                checks: {
                                    check: string;
                                    detail?: string;
                                    passed: boolean;
                                }[];
                                credential: {
                                    kind: string;
                                    last4: string | null;
                                } | null;
                                /**
                                 * @description Kept apart from the result: an error may follow a grant
                                 * @enum {string}
                                 */
                                decision: "granted" | "denied" | "none";
                                door: {
                                    id: string;
                                    name: string;
                                } | null;
                                /** @description How a forced or held door follows from its contact, and what explains it; null for what devices report */
                                doorAlarm: ({
                                    /** @description Present once the statement is withdrawn */
                                    explainedBy?: {
                                        /**
                                         * Format: uuid
                                         * @description The unlock that was told of later
                                         */
                                        accessEventId?: string;
                                        /**
                                         * Format: date-time
                                         * @description When it was
                                         */
                                        at?: string;
                                        /** @description Its reason; `contact_history` when late reports of the contact show no such opening */
                                        cause: string;
                                    };
                                    /** @enum {boolean} */
                                    inferred: true;
                                    /**
                                     * Format: date-time
                                     * @description End of the last authorised unlock before
                                     */
                                    lastUnlockAt?: string;
                                    /** @description An unlock this long before would have authorised the opening */
                                    windowSec: number;
                                } | {
                                    /** @enum {boolean} */
                                    inferred: true;
                                    openForSec: number;
                                    /**
                                     * Format: date-time
                                     * @description RFC 3339, UTC, milliseconds
                                     */
                                    openSince: string;
                                    /** @description 1 at the threshold, 2 at twice the threshold, … */
                                    reminderNo: number;
                                    thresholdSec: number;
                                }) | null;
                                /** @description `late`: recorded more than five minutes after it happened. `keyOfAnother`: somebody else than the report names held the credential then, by the directory as it is now */
                                flags: ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal" | "keyOfAnother")[];
                                /** Format: uuid */
                                id: string;
                                /** @description What comparing faces gave, advisory; null when it did not run, or has not run yet */
                                match: {
                                    /** @description By the bands as they are set now */
                                    band: ("green" | "amber" | "red") | null;
                                    /** @description Why there is no face, such as `too_dark` */
                                    detail: string | null;
                                    /** @description How many were compared; the best counts */
                                    faces: number | null;
                                    /** @description The picture was poor: never shown as a mismatch */
                                    lowQuality: boolean | null;
                                    /** @description Cut, not rounded */
                                    scorePct: number | null;
                                    /** @enum {string} */
                                    status: "scored" | "off" | "not_applicable" | "opt_out" | "no_photo" | "not_run" | "no_face" | "error";
                                    /** @description For people: `✓ 97%`, `off`, `no face` */
                                    text: string;
                                } | null;
                                /**
                                 * Format: date-time
                                 * @description When access was attempted
                                 */
                                occurredAt: string;
                                /** @description The device’s own clock, when it timed the attempt */
                                occurredLocal: string | null;
                                /** @description What the policy says, where a device that was offline decided otherwise */
                                policyDecision: ("granted" | "denied") | null;
                                /** @description The policy that decided */
                                policyVersion: string | null;
                                /** @description The vendor’s code of a grant needs `duress:read` */
                                provenance: {
                                    /**
                                     * Format: uuid
                                     * @description Of the device that asked for a decision
                                     */
                                    attemptId?: string;
                                    /** Format: uuid */
                                    blockId?: string;
                                    /** @description The vendor’s raw code */
                                    code?: string;
                                    /** @enum {string} */
                                    kind: "device_audit" | "phone_report" | "decision" | "door_contact" | "exit_request";
                                    /** @description By which a device that was offline decided */
                                    policyVersion?: string;
                                    /** Format: uuid */
                                    recordId?: string;
                                }[];
                                /**
                                 * @description `duress` is shown to holders of `duress:read`, to others as `success`
                                 * @enum {string}
                                 */
                                reason: "success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration";
                                /** @description For people; empty when there is nothing to add */
                                reasonText: string;
                                /**
                                 * Format: date-time
                                 * @description When Doorledger accepted the record of it
                                 */
                                recordedAt: string;
                                /** @enum {string} */
                                result: "granted" | "denied" | "forced" | "held_open" | "error";
                                /** @description That granted, or that got furthest */
                                rule: {
                                    id: string;
                                    name: string;
                                } | null;
                                /** @description Place in the log; a change of the row gives it a new one */
                                seq: number;
                                /** @description The picture that was handed in; recorders are asked when it is opened */
                                snapshot: {
                                    expiresAt: string | null;
                                    /** @description Why it was refused, such as `damaged` */
                                    fault: string | null;
                                    isClip: boolean;
                                    /**
                                     * @description `refused`: a picture came with the attempt and was not taken
                                     * @enum {string}
                                     */
                                    kind: "stored" | "link" | "refused";
                                    mime: string | null;
                                    takenAt: string | null;
                                } | null;
                                /** @description By the report, or who held the credential then. Null when unknown or anonymous */
                                user: {
                                    /** @description Pseudonymous */
                                    id: string;
                                    /** @description As it was at the time; `erased person` after erasure, null when unknown */
                                    name: string | null;
                                    userNo: number | null;
                                } | null;
                                zone: string | null;
                            } | null;
                            /** @description The newest grant: who went in lately may still be there */
                            lastGranted: {
                                accessDevice: {
                                    facilityPath: string | null;
                                    id: string;
                                    /** @enum {string} */
                                    kind: "lock" | "reader" | "controller" | "gateway" | "nvr";
                                    /** @description As it was at the time */
                                    name: string;
                                    /** @description The steps of the path, as they were called at the time; null when unknown */
                                    premises: {
                                        id: string;
                                        name: string | null;
                                    }[];
                                };
                                /** @description The direction of passage that was asked for */
                                accessPoint: string | null;
                                /** @enum {string} */
                                accessType: "pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown";
                                action: {
                                    /** @enum {string} */
                                    kind: "command" | "macro";
                                    name: string;
                                } | null;
                                /** @description In the order in which they were made; the first that failed is the reason */
                                checks: {
                                    check: string;
                                    detail?: string;
                                    passed: boolean;
                                }[];
                                credential: {
                                    kind: string;
                                    last4: string | null;
                                } | null;
                                /**
                                 * @description Kept apart from the result: an error may follow a grant
                                 * @enum {string}
                                 */
                                decision: "granted" | "denied" | "none";
                                door: {
                                    id: string;
                                    name: string;
                                } | null;
                                /** @description How a forced or held door follows from its contact, and what explains it; null for what devices report */
                                doorAlarm: ({
                                    /** @description Present once the statement is withdrawn */
                                    explainedBy?: {
                                        /**
                                         * Format: uuid
                                         * @description The unlock that was told of later
                                         */
                                        accessEventId?: string;
                                        /**
                                         * Format: date-time
                                         * @description When it was
                                         */
                                        at?: string;
                                        /** @description Its reason; `contact_history` when late reports of the contact show no such opening */
                                        cause: string;
                                    };
                                    /** @enum {boolean} */
                                    inferred: true;
                                    /**
                                     * Format: date-time
                                     * @description End of the last authorised unlock before
                                     */
                                    lastUnlockAt?: string;
                                    /** @description An unlock this long before would have authorised the opening */
                                    windowSec: number;
                                } | {
                                    /** @enum {boolean} */
                                    inferred: true;
                                    openForSec: number;
                                    /**
                                     * Format: date-time
                                     * @description RFC 3339, UTC, milliseconds
                                     */
                                    openSince: string;
                                    /** @description 1 at the threshold, 2 at twice the threshold, … */
                                    reminderNo: number;
                                    thresholdSec: number;
                                }) | null;
                                /** @description `late`: recorded more than five minutes after it happened. `keyOfAnother`: somebody else than the report names held the credential then, by the directory as it is now */
                                flags: ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal" | "keyOfAnother")[];
                                /** Format: uuid */
                                id: string;
                                /** @description What comparing faces gave, advisory; null when it did not run, or has not run yet */
                                match: {
                                    /** @description By the bands as they are set now */
                                    band: ("green" | "amber" | "red") | null;
                                    /** @description Why there is no face, such as `too_dark` */
                                    detail: string | null;
                                    /** @description How many were compared; the best counts */
                                    faces: number | null;
                                    /** @description The picture was poor: never shown as a mismatch */
                                    lowQuality: boolean | null;
                                    /** @description Cut, not rounded */
                                    scorePct: number | null;
                                    /** @enum {string} */
                                    status: "scored" | "off" | "not_applicable" | "opt_out" | "no_photo" | "not_run" | "no_face" | "error";
                                    /** @description For people: `✓ 97%`, `off`, `no face` */
                                    text: string;
                                } | null;
                                /**
                                 * Format: date-time
                                 * @description When access was attempted
                                 */
                                occurredAt: string;
                                /** @description The device’s own clock, when it timed the attempt */
                                occurredLocal: string | null;
                                /** @description What the policy says, where a device that was offline decided otherwise */
                                policyDecision: ("granted" | "denied") | null;
                                /** @description The policy that decided */
                                policyVersion: string | null;
                                /** @description The vendor’s code of a grant needs `duress:read` */
                                provenance: {
                                    /**
                                     * Format: uuid
                                     * @description Of the device that asked for a decision
                                     */
                                    attemptId?: string;
                                    /** Format: uuid */
                                    blockId?: string;
                                    /** @description The vendor’s raw code */
                                    code?: string;
                                    /** @enum {string} */
                                    kind: "device_audit" | "phone_report" | "decision" | "door_contact" | "exit_request";
                                    /** @description By which a device that was offline decided */
                                    policyVersion?: string;
                                    /** Format: uuid */
                                    recordId?: string;
                                }[];
                                /**
                                 * @description `duress` is shown to holders of `duress:read`, to others as `success`
                                 * @enum {string}
                                 */
                                reason: "success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration";
                                /** @description For people; empty when there is nothing to add */
                                reasonText: string;
                                /**
                                 * Format: date-time
                                 * @description When Doorledger accepted the record of it
                                 */
                                recordedAt: string;
                                /** @enum {string} */
                                result: "granted" | "denied" | "forced" | "held_open" | "error";
                                /** @description That granted, or that got furthest */
                                rule: {
                                    id: string;
                                    name: string;
                                } | null;
                                /** @description Place in the log; a change of the row gives it a new one */
                                seq: number;
                                /** @description The picture that was handed in; recorders are asked when it is opened */
                                snapshot: {
                                    expiresAt: string | null;
                                    /** @description Why it was refused, such as `damaged` */
                                    fault: string | null;
                                    isClip: boolean;
                                    /**
                                     * @description `refused`: a picture came with the attempt and was not taken
                                     * @enum {string}
                                     */
                                    kind: "stored" | "link" | "refused";
                                    mime: string | null;
                                    takenAt: string | null;
                                } | null;
                                /** @description By the report, or who held the credential then. Null when unknown or anonymous */
                                user: {
                                    /** @description Pseudonymous */
                                    id: string;
                                    /** @description As it was at the time; `erased person` after erasure, null when unknown */
                                    name: string | null;
                                    userNo: number | null;
                                } | null;
                                zone: string | null;
                            } | null;
                            /** Format: uuid */
                            userId: string;
                        };
                    };
                };
                /** @description There is no such person */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Buffer: Record<string, never>;
        Problem: {
            detail: string;
            errors?: {
                field: string;
                message: string;
            }[];
            /** @description The first field, parameter or header at fault */
            field?: string;
            status: number;
            title: string;
            /** @description `urn:doorledger:problem:<code>`; stable */
            type: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
