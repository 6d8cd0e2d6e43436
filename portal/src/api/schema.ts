// Made by npm run gen from the API's own description.
export interface paths {
    "/api/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Connection, level of trust, clock and workers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: string;
                            practice: boolean;
                            provider: {
                                url: string;
                                isEmulator: boolean;
                            };
                            /** @enum {string} */
                            trust: "read-only" | "full";
                            writesStopped: {
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                at: string;
                                by: string;
                            } | null;
                            /** @description the catalog in use; problem: why files that have changed are not */
                            catalog: {
                                version: string;
                                problem: string | null;
                            };
                            clock: {
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                now: string;
                                rate: number;
                            };
                            workers: {
                                id: string;
                                version: string;
                                state: string;
                                heartbeatAgeMs: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/connection/trust": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set how far the connection may go */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        level: "read-only" | "full";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: string;
                            practice: boolean;
                            provider: {
                                url: string;
                                isEmulator: boolean;
                            };
                            /** @enum {string} */
                            trust: "read-only" | "full";
                            writesStopped: {
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                at: string;
                                by: string;
                            } | null;
                            /** @description the catalog in use; problem: why files that have changed are not */
                            catalog: {
                                version: string;
                                problem: string | null;
                            };
                            clock: {
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                now: string;
                                rate: number;
                            };
                            workers: {
                                id: string;
                                version: string;
                                state: string;
                                heartbeatAgeMs: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/writes/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** From now on no worker sends a new write */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: string;
                            practice: boolean;
                            provider: {
                                url: string;
                                isEmulator: boolean;
                            };
                            /** @enum {string} */
                            trust: "read-only" | "full";
                            writesStopped: {
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                at: string;
                                by: string;
                            } | null;
                            /** @description the catalog in use; problem: why files that have changed are not */
                            catalog: {
                                version: string;
                                problem: string | null;
                            };
                            clock: {
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                now: string;
                                rate: number;
                            };
                            workers: {
                                id: string;
                                version: string;
                                state: string;
                                heartbeatAgeMs: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/writes/allow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let workers write again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: string;
                            practice: boolean;
                            provider: {
                                url: string;
                                isEmulator: boolean;
                            };
                            /** @enum {string} */
                            trust: "read-only" | "full";
                            writesStopped: {
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                at: string;
                                by: string;
                            } | null;
                            /** @description the catalog in use; problem: why files that have changed are not */
                            catalog: {
                                version: string;
                                problem: string | null;
                            };
                            clock: {
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                now: string;
                                rate: number;
                            };
                            workers: {
                                id: string;
                                version: string;
                                state: string;
                                heartbeatAgeMs: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/retirements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is retired, by the catalog */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            catalogVersion: string;
                            retirements: {
                                id: string;
                                version: number;
                                /** @description the day from which this version holds; null: since ever */
                                validFrom: string | null;
                                title: {
                                    en: string;
                                    it?: string;
                                    sv?: string;
                                };
                                effectiveOn: string;
                                /** @description somebody has compared it with its source */
                                reviewed: boolean;
                                options: number;
                                retires: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/retirements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One retirement: dates, offers, options, features, roles, source */
        get: {
            parameters: {
                query?: {
                    /** @description an older or later one */
                    version?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            /** @description the day from which this version holds; null: since ever */
                            validFrom: string | null;
                            title: {
                                en: string;
                                it?: string;
                                sv?: string;
                            };
                            effectiveOn: string;
                            /** @description somebody has compared it with its source */
                            reviewed: boolean;
                            options: {
                                id: string;
                                title: {
                                    en: string;
                                    it?: string;
                                    sv?: string;
                                };
                                /** @description the heading under which the document lists it */
                                group: {
                                    en: string;
                                    it?: string;
                                    sv?: string;
                                } | null;
                                /** @description empty: every segment */
                                segments: string[];
                                standsInFor: string | null;
                                removeOnly: boolean;
                                unreviewed: boolean;
                                products: {
                                    title: string;
                                    skuId: string;
                                    partNumber: string | null;
                                    nce: string | null;
                                    isAddOn: boolean;
                                    /** @description base products of which the customer must have any one */
                                    needs: {
                                        skuId: string;
                                        title: string;
                                    }[];
                                    /** @description suites that include it */
                                    notWith: {
                                        skuId: string;
                                        title: string;
                                    }[];
                                }[];
                            }[];
                            retires: {
                                name: string;
                                alsoKnownAs: string[];
                                segment: string | null;
                                offerId: string | null;
                                skuId: string | null;
                            }[];
                            /** @description every version that the catalog has */
                            versions: number[];
                            announcedOn: string | null;
                            autoRenewFalseOn: string | null;
                            endOfSaleOn: string | null;
                            features: {
                                id: string;
                                title: {
                                    en: string;
                                    it?: string;
                                    sv?: string;
                                };
                                has: {
                                    [key: string]: boolean;
                                };
                            }[];
                            roles: string[];
                            rolesNote: string | null;
                            policy: string;
                            lifecycle: {
                                legacyDeletedAfterDays: number[];
                            };
                            source: {
                                title: string;
                                url: string | null;
                                date: string | null;
                            };
                            reviewedBy: string | null;
                            lastVerifiedOn: string | null;
                            notes: string[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/retirements/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a retirement into the local catalog; it counts as not reviewed */
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
                        /**
                         * @description where the offers are looked up
                         * @default latest
                         */
                        snapshot?: string;
                        /** @description small letters, digits and hyphens, such as office-365-e4 */
                        id: string;
                        title: string;
                        /** @description YYYY-MM-DD, as the other days */
                        effectiveOn: string;
                        /** @default null */
                        announcedOn?: string | null;
                        /** @default null */
                        autoRenewFalseOn?: string | null;
                        /** @default null */
                        endOfSaleOn?: string | null;
                        /**
                         * @description leave, stop-renewal, suspend or migrate
                         * @default migrate
                         */
                        policy?: string;
                        /** @description products that customers have, by legacy offer id or product:sku */
                        offers: {
                            offerId: string;
                            /** @description without it, as name and customers say */
                            segment?: string;
                        }[];
                        /** @description an option each: a product by name, part number or SKU id; with its add-on as A+B */
                        to: string[];
                        source: {
                            title: string;
                            /** @default null */
                            url?: string | null;
                            /** @default null */
                            date?: string | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            file: string;
                            retirement: {
                                id: string;
                                version: number;
                                /** @description the day from which this version holds; null: since ever */
                                validFrom: string | null;
                                title: {
                                    en: string;
                                    it?: string;
                                    sv?: string;
                                };
                                effectiveOn: string;
                                /** @description somebody has compared it with its source */
                                reviewed: boolean;
                                options: {
                                    id: string;
                                    title: {
                                        en: string;
                                        it?: string;
                                        sv?: string;
                                    };
                                    /** @description the heading under which the document lists it */
                                    group: {
                                        en: string;
                                        it?: string;
                                        sv?: string;
                                    } | null;
                                    /** @description empty: every segment */
                                    segments: string[];
                                    standsInFor: string | null;
                                    removeOnly: boolean;
                                    unreviewed: boolean;
                                    products: {
                                        title: string;
                                        skuId: string;
                                        partNumber: string | null;
                                        nce: string | null;
                                        isAddOn: boolean;
                                        /** @description base products of which the customer must have any one */
                                        needs: {
                                            skuId: string;
                                            title: string;
                                        }[];
                                        /** @description suites that include it */
                                        notWith: {
                                            skuId: string;
                                            title: string;
                                        }[];
                                    }[];
                                }[];
                                retires: {
                                    name: string;
                                    alsoKnownAs: string[];
                                    segment: string | null;
                                    offerId: string | null;
                                    skuId: string | null;
                                }[];
                                /** @description every version that the catalog has */
                                versions: number[];
                                announcedOn: string | null;
                                autoRenewFalseOn: string | null;
                                endOfSaleOn: string | null;
                                features: {
                                    id: string;
                                    title: {
                                        en: string;
                                        it?: string;
                                        sv?: string;
                                    };
                                    has: {
                                        [key: string]: boolean;
                                    };
                                }[];
                                roles: string[];
                                rolesNote: string | null;
                                policy: string;
                                lifecycle: {
                                    legacyDeletedAfterDays: number[];
                                };
                                source: {
                                    title: string;
                                    url: string | null;
                                    date: string | null;
                                };
                                reviewedBy: string | null;
                                lastVerifiedOn: string | null;
                                notes: string[];
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read the whole book: starts, and answers at once */
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
                        /** @description one more product to look at, by its whole name or its id, retired or not */
                        product?: string;
                        /** @description products that may take its place, by name, part number or SKU id */
                        to?: string[];
                    } | null;
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            takenAt: string;
                            /** @enum {string} */
                            state: "taking" | "complete" | "failed";
                            error: string | null;
                            coverage: {
                                customersTotal: number;
                                customersRead: number;
                                failed: {
                                    customer: {
                                        id: string;
                                        name: string;
                                        domain: string;
                                    };
                                    why: string;
                                }[];
                            };
                            affected: number;
                            also: {
                                product: string;
                                targets: string[];
                            } | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/snapshots/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A snapshot and its coverage */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description s-1, or latest */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            takenAt: string;
                            /** @enum {string} */
                            state: "taking" | "complete" | "failed";
                            error: string | null;
                            coverage: {
                                customersTotal: number;
                                customersRead: number;
                                failed: {
                                    customer: {
                                        id: string;
                                        name: string;
                                        domain: string;
                                    };
                                    why: string;
                                }[];
                            };
                            affected: number;
                            also: {
                                product: string;
                                targets: string[];
                            } | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/snapshots/{id}/affected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers with a retired product, a page at a time */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description s-1, or latest */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                customer: {
                                    id: string;
                                    name: string;
                                    domain: string;
                                };
                                market: string | null;
                                holders: number;
                                subscriptions: {
                                    id: string;
                                    offerName: string;
                                    family: string;
                                    quantity: number;
                                    status: string;
                                    autoRenew: boolean;
                                    termEndsAt: string | null;
                                    retirement: string | null;
                                    /** @description null: not retired */
                                    retirementReviewed: boolean | null;
                                    recognizedBy: ("offer-id" | "name") | null;
                                }[];
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/snapshots/{id}/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products that customers really have, by name, with customers and seats */
        get: {
            parameters: {
                query?: {
                    /** @description a part of the name or an id */
                    name?: string;
                };
                header?: never;
                path: {
                    /** @description s-1, or latest */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                name: string;
                                /** @description legacy offer id, or product:sku of new commerce */
                                offerId: string;
                                family: string;
                                /** @description directory SKU, where a scan has read it */
                                skuId: string | null;
                                customers: number;
                                subscriptions: number;
                                seats: number;
                                /** @description the retirement that names it already */
                                retirement: string | null;
                                retirementReviewed: boolean | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/users/{userPrincipalName}/reapply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give one user again what a run gave them and they do not hold any more; a worker does it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userPrincipalName: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            run: string;
                            user: string;
                            /** @description the event of the run that says so; one of kind user:reapplied follows it */
                            asked: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/users/{userPrincipalName}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one user holds and what was done for them */
        get: {
            parameters: {
                query?: {
                    /** @description true: read them at Microsoft now, too */
                    live?: "true" | "false";
                };
                header?: never;
                path: {
                    userPrincipalName: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            userPrincipalName: string;
                            seen: {
                                snapshot: string;
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                takenAt: string;
                                customer: {
                                    id: string;
                                    name: string;
                                    domain: string;
                                };
                                displayName: string;
                                usageLocation: string | null;
                                licenses: {
                                    skuId: string;
                                    disabledPlans: string[];
                                    name: string;
                                    disabledPlanNames: string[];
                                    byGroup: boolean;
                                }[];
                            } | null;
                            moves: {
                                run: string;
                                customer: string;
                                state: string;
                                isLatecomer: boolean;
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                changedAt: string;
                                added: {
                                    skuId: string;
                                    disabledPlans: string[];
                                    name: string;
                                    disabledPlanNames: string[];
                                    byGroup: boolean;
                                }[];
                                removed: {
                                    skuId: string;
                                    name: string;
                                }[];
                                before: {
                                    skuId: string;
                                    disabledPlans: string[];
                                    name: string;
                                    disabledPlanNames: string[];
                                    byGroup: boolean;
                                }[] | null;
                                after: {
                                    skuId: string;
                                    disabledPlans: string[];
                                    name: string;
                                    disabledPlanNames: string[];
                                    byGroup: boolean;
                                }[] | null;
                                reason: {
                                    code: string;
                                    text: string;
                                    facts: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                                /** @description groups through which it went and came; empty: directly */
                                through: string[];
                                /** @description null: nothing was changed yet */
                                services: {
                                    before: string[];
                                    /** @description what takes their place, by the plan */
                                    expected: string[];
                                    /** @description expected, and not on now; null: not read now */
                                    missing: string[] | null;
                                } | null;
                                /** @description what was sent for this user alone, newest first; a group’s is under the group */
                                requests: {
                                    what: string;
                                    /** @description ISO 8601 in UTC, by the product’s clock */
                                    sentAt: string;
                                    outcome: string | null;
                                    requestId: string;
                                    correlationId: string;
                                }[];
                                /** @description what can be done for them now */
                                acts: {
                                    /** @enum {string} */
                                    what: "re-apply" | "put-back";
                                    command: string;
                                }[];
                            }[];
                            live: {
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                readAt: string;
                                licenses: {
                                    skuId: string;
                                    disabledPlans: string[];
                                    name: string;
                                    disabledPlanNames: string[];
                                    byGroup: boolean;
                                }[];
                                /** @description that are on */
                                services: string[];
                                /** @description why it could not be read; then nothing else is known */
                                error: string | null;
                            } | null;
                            ticket: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Plans, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                hash: string;
                                snapshot: string;
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                asOf: string;
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                createdAt: string;
                                createdBy: string;
                                catalogVersion: string;
                                choices: unknown;
                                /** @description the run that it takes back; null in every other plan */
                                undoes: string | null;
                                /** @description the run of which it plans anew what changed for one customer; null in every other plan */
                                replans: string | null;
                                totals: {
                                    customers: number;
                                    toReplace: number;
                                    blocked: number;
                                    skipped: number;
                                    users: number;
                                };
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Plan every affected customer of a snapshot; changes nothing at Microsoft */
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
                        /** @default latest */
                        snapshot?: string;
                        choices: {
                            newServices: ("on" | "off") | {
                                on: string[];
                            };
                            /**
                             * @description retirement id to option id
                             * @default {}
                             */
                            options?: {
                                [key: string]: string;
                            };
                            /** @default as-before */
                            seats?: ("as-before" | "assigned") | {
                                assignedPlus: number;
                            };
                            /**
                             * @default {
                             *       "minimum": null,
                             *       "maximum": null
                             *     }
                             */
                            seatLimits?: {
                                /** @default null */
                                minimum?: number | null;
                                /** @default null */
                                maximum?: number | null;
                            };
                            /**
                             * @default [
                             *       "new"
                             *     ]
                             */
                            seatsFrom?: ("owned" | "more" | "new")[];
                            /**
                             * @default P1Y
                             * @enum {string}
                             */
                            term?: "P1M" | "P1Y" | "P3Y";
                            /**
                             * @default as-before
                             * @enum {string}
                             */
                            billingCycle?: "as-before" | "monthly" | "annual";
                            /**
                             * @default renew
                             * @enum {string}
                             */
                            atTermEnd?: "renew";
                            /** @default null */
                            unitPriceCeiling?: {
                                amount: string;
                                currency: string;
                            } | null;
                            /**
                             * @description for users who have none; null blocks them
                             * @default null
                             */
                            usageLocation?: ("customer-country" | string) | null;
                            /**
                             * @default block
                             * @enum {string}
                             */
                            voiceLoss?: "block" | "accept";
                            /**
                             * @default block
                             * @enum {string}
                             */
                            teamsLoss?: "block" | "accept";
                            /**
                             * @description retirement id to what becomes of it; else its option, else what the catalog says
                             * @default {}
                             */
                            policies?: {
                                [key: string]: "leave" | "stop-renewal" | "suspend" | "migrate";
                            };
                            /**
                             * @default {
                             *       "buy": "open",
                             *       "move": "open",
                             *       "suspend": "open"
                             *     }
                             */
                            waitBefore?: {
                                /** @default open */
                                buy?: ("open" | "person") | string;
                                /** @default open */
                                move?: ("open" | "person") | string;
                                /** @default open */
                                suspend?: ("open" | "person") | string;
                            };
                            /**
                             * @description by-a-person: somebody buys it elsewhere, and its seats are waited for
                             * @default automatic
                             * @enum {string}
                             */
                            purchase?: "automatic" | "by-a-person";
                            /**
                             * @description by-a-person: somebody ends the old subscription, and that is read back
                             * @default automatic
                             * @enum {string}
                             */
                            suspension?: "automatic" | "by-a-person";
                            /** @default [] */
                            users?: {
                                /** @description user principal names */
                                users: string[];
                                /**
                                 * @description another option of the same retirement
                                 * @default null
                                 */
                                option?: string | null;
                                /**
                                 * @description given to those who have none
                                 * @default null
                                 */
                                usageLocation?: string | null;
                            }[];
                            /**
                             * @default {
                             *       "workingDays": 2
                             *     }
                             */
                            hold?: {
                                workingDays: number;
                            } | {
                                hours: number;
                            };
                            /**
                             * @default move-within-spare-seats
                             * @enum {string}
                             */
                            latecomers?: "move-within-spare-seats" | "leave";
                            /**
                             * @default wait-for-a-person
                             * @enum {string}
                             */
                            onFailure?: "wait-for-a-person" | "undo";
                            /** @default 3 */
                            termEndMarginDays?: number;
                            /**
                             * @description customers by id or domain; empty means every affected one
                             * @default []
                             */
                            only?: string[];
                            /**
                             * @description exceptions, by customer id or domain
                             * @default {}
                             */
                            customers?: {
                                [key: string]: {
                                    options?: {
                                        [key: string]: string;
                                    };
                                    seats?: ("as-before" | "assigned") | {
                                        assignedPlus: number;
                                    };
                                    seatLimits?: {
                                        minimum?: number | null;
                                        maximum?: number | null;
                                    };
                                    seatsFrom?: ("owned" | "more" | "new")[];
                                    /** @enum {string} */
                                    term?: "P1M" | "P1Y" | "P3Y";
                                    /** @enum {string} */
                                    billingCycle?: "as-before" | "monthly" | "annual";
                                    /** @enum {string} */
                                    atTermEnd?: "renew";
                                    unitPriceCeiling?: {
                                        amount: string;
                                        currency: string;
                                    } | null;
                                    usageLocation?: ("customer-country" | string) | null;
                                    /** @enum {string} */
                                    voiceLoss?: "block" | "accept";
                                    /** @enum {string} */
                                    teamsLoss?: "block" | "accept";
                                    policies?: {
                                        [key: string]: "leave" | "stop-renewal" | "suspend" | "migrate";
                                    };
                                    waitBefore?: {
                                        buy?: ("open" | "person") | string;
                                        move?: ("open" | "person") | string;
                                        suspend?: ("open" | "person") | string;
                                    };
                                    /** @enum {string} */
                                    purchase?: "automatic" | "by-a-person";
                                    /** @enum {string} */
                                    suspension?: "automatic" | "by-a-person";
                                    users?: {
                                        /** @description user principal names */
                                        users: string[];
                                        /**
                                         * @description another option of the same retirement
                                         * @default null
                                         */
                                        option?: string | null;
                                        /**
                                         * @description given to those who have none
                                         * @default null
                                         */
                                        usageLocation?: string | null;
                                    }[];
                                };
                            };
                            /**
                             * @description subscription id to the day until which it is left as it is
                             * @default {}
                             */
                            mayStayUntil?: {
                                [key: string]: string;
                            };
                            /**
                             * @description a move from one product to others without a retirement, by name, part number or id
                             * @default null
                             */
                            productMove?: {
                                from: string;
                                to: string[];
                            } | null;
                            /**
                             * @description subscription id to how its term is to end: that is changed, and nothing else
                             * @default null
                             */
                            renewals?: {
                                [key: string]: {
                                    /** @default null */
                                    autoRenew?: boolean | null;
                                    /**
                                     * @description seats from the next term on
                                     * @default null
                                     */
                                    quantity?: number | null;
                                    /** @default null */
                                    term?: ("P1M" | "P1Y" | "P3Y") | null;
                                    /** @default null */
                                    billingCycle?: ("monthly" | "annual") | null;
                                };
                            } | null;
                            /**
                             * @description plan with catalog entries that nobody has reviewed
                             * @default false
                             */
                            allowUnreviewed?: boolean;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            hash: string;
                            snapshot: string;
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            asOf: string;
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            createdAt: string;
                            createdBy: string;
                            catalogVersion: string;
                            choices: unknown;
                            /** @description the run that it takes back; null in every other plan */
                            undoes: string | null;
                            /** @description the run of which it plans anew what changed for one customer; null in every other plan */
                            replans: string | null;
                            totals: {
                                customers: number;
                                toReplace: number;
                                blocked: number;
                                skipped: number;
                                users: number;
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A plan */
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            hash: string;
                            snapshot: string;
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            asOf: string;
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            createdAt: string;
                            createdBy: string;
                            catalogVersion: string;
                            choices: unknown;
                            /** @description the run that it takes back; null in every other plan */
                            undoes: string | null;
                            /** @description the run of which it plans anew what changed for one customer; null in every other plan */
                            replans: string | null;
                            totals: {
                                customers: number;
                                toReplace: number;
                                blocked: number;
                                skipped: number;
                                users: number;
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/plans/{id}/parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A plan’s parts, one per customer, with their approvals */
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                customer: string;
                                name: string;
                                hash: string;
                                toReplace: number;
                                blocked: number;
                                skipped: number;
                                users: number;
                                approval: {
                                    by: string;
                                    /** @description ISO 8601 in UTC, by the product’s clock */
                                    at: string;
                                    /** @description ISO 8601 in UTC, by the product’s clock */
                                    expiresAt: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/plans/{id}/parts/{customer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One customer’s part, whole: what was hashed, and as text */
        get: {
            parameters: {
                query?: {
                    columns?: number;
                };
                header?: never;
                path: {
                    id: string;
                    /** @description id or domain */
                    customer: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            hash: string;
                            text: string;
                            plan: unknown;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/plans/{id}/parts/{customer}/by-hand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is left of one customer’s part as tasks for a person, in their order */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    /** @description id or domain */
                    customer: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            text: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/plans/{id}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plan as an operator reads it */
        get: {
            parameters: {
                query?: {
                    columns?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            text: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/plans/{id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve all parts, or some; recorded with who and until when */
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
                        /** @description customers by id or domain */
                        customers?: string[];
                        /** @description customers by id or domain */
                        except?: string[];
                        /** @default 7 */
                        expiresInDays?: number;
                        attestsPartnerOnRecord?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approved: {
                                customer: string;
                                name: string;
                                hash: string;
                                toReplace: number;
                                blocked: number;
                                skipped: number;
                                users: number;
                                approval: {
                                    by: string;
                                    /** @description ISO 8601 in UTC, by the product’s clock */
                                    at: string;
                                    /** @description ISO 8601 in UTC, by the product’s clock */
                                    expiresAt: string;
                                } | null;
                            }[];
                            notApproved: {
                                customer: string;
                                name: string;
                                hash: string;
                                toReplace: number;
                                blocked: number;
                                skipped: number;
                                users: number;
                                approval: {
                                    by: string;
                                    /** @description ISO 8601 in UTC, by the product’s clock */
                                    at: string;
                                    /** @description ISO 8601 in UTC, by the product’s clock */
                                    expiresAt: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/runs/{id}/undo-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan the way back of a run, of customers or of users of it; changes nothing at Microsoft */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description r-1, or latest */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description by id or domain; left out: all of the run */
                        customers?: string[];
                        /** @description user principal names: only they go back, and what was bought stays */
                        users?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description null: there is nothing that can be taken back */
                            plan: {
                                id: string;
                                hash: string;
                                snapshot: string;
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                asOf: string;
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                createdAt: string;
                                createdBy: string;
                                catalogVersion: string;
                                choices: unknown;
                                /** @description the run that it takes back; null in every other plan */
                                undoes: string | null;
                                /** @description the run of which it plans anew what changed for one customer; null in every other plan */
                                replans: string | null;
                                totals: {
                                    customers: number;
                                    toReplace: number;
                                    blocked: number;
                                    skipped: number;
                                    users: number;
                                };
                            } | null;
                            /** @description migrations of the run that are left as they are, and why */
                            notUndone: {
                                customer: string;
                                name: string;
                                decision: string;
                                because: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/plans/{id}/users/{upn}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one user of a plan keeps, loses and gains */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    /** @description user principal name */
                    upn: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            plan: string;
                            userPrincipalName: string;
                            displayName: string;
                            customer: {
                                id: string;
                                name: string;
                                domain: string;
                            };
                            usageLocation: string | null;
                            before: {
                                skuId: string;
                                title: string;
                                off: {
                                    id: string;
                                    /** @description as the APIs name it */
                                    name: string;
                                    title: string;
                                }[];
                            }[];
                            after: {
                                skuId: string;
                                title: string;
                                off: {
                                    id: string;
                                    /** @description as the APIs name it */
                                    name: string;
                                    title: string;
                                }[];
                            }[];
                            moves: {
                                retirement: string;
                                option: string;
                                usageLocationSet: string | null;
                                keeps: {
                                    id: string;
                                    /** @description as the APIs name it */
                                    name: string;
                                    title: string;
                                }[];
                                changes: {
                                    from: {
                                        id: string;
                                        /** @description as the APIs name it */
                                        name: string;
                                        title: string;
                                    };
                                    to: {
                                        id: string;
                                        /** @description as the APIs name it */
                                        name: string;
                                        title: string;
                                    };
                                }[];
                                loses: {
                                    id: string;
                                    /** @description as the APIs name it */
                                    name: string;
                                    title: string;
                                }[];
                                gains: {
                                    id: string;
                                    /** @description as the APIs name it */
                                    name: string;
                                    title: string;
                                }[];
                            }[];
                            notMoved: string[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/plans/{id}/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many users lose, change and gain which services, by customer and for the plan */
        get: {
            parameters: {
                query?: {
                    /** @description only this customer, by id or domain */
                    customer?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            plan: string;
                            total: {
                                users: number;
                                usersWhoLose: number;
                                loses: {
                                    id: string;
                                    /** @description as the APIs name it */
                                    name: string;
                                    title: string;
                                    users: number;
                                }[];
                                changes: {
                                    from: {
                                        id: string;
                                        /** @description as the APIs name it */
                                        name: string;
                                        title: string;
                                    };
                                    to: {
                                        id: string;
                                        /** @description as the APIs name it */
                                        name: string;
                                        title: string;
                                    };
                                    users: number;
                                }[];
                                gains: {
                                    id: string;
                                    /** @description as the APIs name it */
                                    name: string;
                                    title: string;
                                    users: number;
                                }[];
                            };
                            customers: {
                                users: number;
                                usersWhoLose: number;
                                loses: {
                                    id: string;
                                    /** @description as the APIs name it */
                                    name: string;
                                    title: string;
                                    users: number;
                                }[];
                                changes: {
                                    from: {
                                        id: string;
                                        /** @description as the APIs name it */
                                        name: string;
                                        title: string;
                                    };
                                    to: {
                                        id: string;
                                        /** @description as the APIs name it */
                                        name: string;
                                        title: string;
                                    };
                                    users: number;
                                }[];
                                gains: {
                                    id: string;
                                    /** @description as the APIs name it */
                                    name: string;
                                    title: string;
                                    users: number;
                                }[];
                                customer: {
                                    id: string;
                                    name: string;
                                    domain: string;
                                };
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was chosen for a plan, as a choices file holds it, with every affected customer by domain; of a snapshot the customers alone */
        get: {
            parameters: {
                query?: {
                    /** @description p-1 */
                    plan?: string;
                    /** @description s-1, or latest; where no plan is named */
                    snapshot?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            choices: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/runs/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The morning after: what a run has come to, and who has to do something, ranked by deadline */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description r-1, or latest */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            run: string;
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            at: string;
                            state: string;
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            startedAt: string;
                            startedBy: string;
                            customers: number;
                            migrations: number;
                            /** @description migrations whose old subscription is suspended, canceled or ends at its term */
                            ended: number;
                            users: {
                                /** @description read back with every service on */
                                changed: number;
                                /** @description changed; their services are being switched on */
                                comingOn: number;
                                /** @description not changed yet */
                                waiting: number;
                                refused: number;
                                leftAlone: number;
                                undone: number;
                            };
                            /** @description the earliest deadline first */
                            needsPerson: {
                                customer: string;
                                subject: string;
                                what: string;
                                fix: string;
                                whoFixes: string;
                                /** @description what ends next at the customer; null: nothing presses */
                                deadline: {
                                    kind: string;
                                    /** @description ISO 8601 in UTC, by the product’s clock */
                                    at: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/runs/{id}/report.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as one page for people, with everybody who was changed */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description r-1, or latest */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/tables/{table}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A table as a file that Excel opens */
        get: {
            parameters: {
                query?: {
                    /** @description affected, choices: s-1, or latest */
                    snapshot?: string;
                    /** @description choices, users, pre-flight, orders: p-1 */
                    plan?: string;
                    /** @description users, failures, deadlines, orders: r-1, or latest; deadlines without it are of everything */
                    run?: string;
                    /** @description reconciliation: rec-1, or latest */
                    reconciliation?: string;
                    /** @description reconciliation: those too that agree */
                    all?: "" | "true" | "false";
                    /** @description users: only this customer, by id or domain */
                    customer?: string;
                    /** @description users of a run: only these */
                    state?: "pending" | "sent" | "moved" | "verified" | "refused" | "left-alone" | "undone";
                    /** @description json: a list of rows by column, for programs */
                    format?: "csv" | "xlsx" | "json";
                    /** @description of titles, separator and decimal sign */
                    language?: "en" | "it" | "sv";
                };
                header?: never;
                path: {
                    table: "affected" | "choices" | "users" | "failures" | "deadlines" | "pre-flight" | "reconciliation" | "orders" | "helpdesk";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                        "application/json": string;
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/deadlines.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The days that somebody has to mind as a calendar */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/calendar": string;
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/plans/{id}/preflight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a plan’s pre-flight found, customer by customer, a page at a time */
        get: {
            parameters: {
                query?: {
                    /** @description id or domain */
                    customer?: string;
                    /** @description the id of a customer */
                    after?: string;
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                customer: {
                                    id: string;
                                    name: string;
                                    domain: string;
                                };
                                checks: {
                                    check: string;
                                    group: string;
                                    subject: string | null;
                                    /** @enum {string} */
                                    result: "passed" | "warning" | "failed" | "unknown";
                                    what: string;
                                    fix: string;
                                    whoFixes: string;
                                    message: string | null;
                                    code: string | null;
                                    /** @description ISO 8601 in UTC, by the product’s clock */
                                    checkedAt: string;
                                    validUntil: string | null;
                                    expired: boolean;
                                }[];
                            }[];
                            next: string | null;
                            notLookedAt: number;
                            withFailures: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Look at everything that a plan counts on, of all customers or one; changes nothing at Microsoft */
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
                        /** @description id or domain */
                        customer?: string;
                        /** @description this check alone, such as agreement */
                        check?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "access" | "pre-flight";
                            plan: string | null;
                            onlyCheck: string | null;
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            requestedAt: string;
                            requestedBy: string;
                            completedAt: string | null;
                            done: boolean;
                            error: string | null;
                            customers: number;
                            checked: number;
                            failed: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/plans/{id}/preflight/message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The text for one customer’s administrator, with everything that is for them to fix */
        get: {
            parameters: {
                query: {
                    /** @description id or domain */
                    customer: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            customer: {
                                id: string;
                                name: string;
                                domain: string;
                            };
                            findings: number;
                            text: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/access/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at our rights: of the connection, and of one customer or all; changes nothing at Microsoft */
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
                        /** @description id or domain */
                        customer?: string;
                        /**
                         * @description every customer of the latest snapshot
                         * @default false
                         */
                        all?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "access" | "pre-flight";
                            plan: string | null;
                            onlyCheck: string | null;
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            requestedAt: string;
                            requestedBy: string;
                            completedAt: string | null;
                            done: boolean;
                            error: string | null;
                            customers: number;
                            checked: number;
                            failed: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of our rights: of the connection itself, and customer by customer */
        get: {
            parameters: {
                query?: {
                    /** @description id or domain */
                    customer?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            connection: {
                                right: string;
                                /** @enum {string} */
                                level: "proven" | "assumed" | "refused" | "unknown";
                                what: string;
                                fix: string;
                                whoFixes: string;
                                message: string | null;
                                code: string | null;
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                checkedAt: string;
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                validUntil: string;
                                expired: boolean;
                            }[];
                            customers: {
                                customer: {
                                    id: string;
                                    name: string;
                                    domain: string;
                                };
                                rights: {
                                    right: string;
                                    /** @enum {string} */
                                    level: "proven" | "assumed" | "refused" | "unknown";
                                    what: string;
                                    fix: string;
                                    whoFixes: string;
                                    message: string | null;
                                    code: string | null;
                                    /** @description ISO 8601 in UTC, by the product’s clock */
                                    checkedAt: string;
                                    /** @description ISO 8601 in UTC, by the product’s clock */
                                    validUntil: string;
                                    expired: boolean;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/check-runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a request to look has come */
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "access" | "pre-flight";
                            plan: string | null;
                            onlyCheck: string | null;
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            requestedAt: string;
                            requestedBy: string;
                            completedAt: string | null;
                            done: boolean;
                            error: string | null;
                            customers: number;
                            checked: number;
                            failed: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/reconciliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read seats bought, units and licenses assigned afresh, and compare them; changes nothing at Microsoft */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description none of these: the customers of the latest run, else the affected ones of the latest snapshot */
            requestBody: {
                content: {
                    "application/json": {
                        /** @description its customers: r-1, or latest */
                        run?: string;
                        /** @description of the latest snapshot */
                        customers?: string[];
                        /**
                         * @description every customer of the latest snapshot
                         * @default false
                         */
                        all?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @description whom it is about, in words */
                            chosenBy: string;
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            requestedAt: string;
                            requestedBy: string;
                            completedAt: string | null;
                            done: boolean;
                            error: string | null;
                            customers: number;
                            read: number;
                            /** @description customers of whom nothing could be read */
                            failed: number;
                            skus: {
                                agree: number;
                                expected: number;
                                check: number;
                                act: number;
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/reconciliations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a reconciliation has come, and how many SKUs agree */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description rec-1, or latest */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @description whom it is about, in words */
                            chosenBy: string;
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            requestedAt: string;
                            requestedBy: string;
                            completedAt: string | null;
                            done: boolean;
                            error: string | null;
                            customers: number;
                            read: number;
                            /** @description customers of whom nothing could be read */
                            failed: number;
                            skus: {
                                agree: number;
                                expected: number;
                                check: number;
                                act: number;
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/reconciliations/{id}/skus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** SKUs whose figures differ, worst first, with their causes, a page at a time */
        get: {
            parameters: {
                query?: {
                    /** @description name, id or domain */
                    customer?: string;
                    /** @description those too that agree */
                    all?: "" | "true" | "false";
                    /** @description how many to pass over */
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description rec-1, or latest */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                customer: {
                                    id: string;
                                    name: string;
                                    domain: string;
                                };
                                readAt: string | null;
                                sku: {
                                    skuId: string;
                                    product: string;
                                    bought: number | {
                                        notRead: string;
                                    };
                                    units: {
                                        enabled: number;
                                        warning: number;
                                        suspended: number;
                                        lockedOut: number;
                                    } | {
                                        notRead: string;
                                    };
                                    /** @description consumedUnits */
                                    assigned: number | {
                                        notRead: string;
                                    };
                                    /** @description users listed as holding it */
                                    holders: number | {
                                        notRead: string;
                                    };
                                    gaps: {
                                        /** @description seats bought less units enabled or in grace */
                                        "bought-units"?: number;
                                        /** @description units enabled or in grace less units consumed */
                                        "units-assigned"?: number;
                                        /** @description units consumed less users listed */
                                        "assigned-holders"?: number;
                                    };
                                    causes: {
                                        code: string;
                                        /** @description null: explains no difference */
                                        gap: ("bought-units" | "units-assigned" | "assigned-holders") | null;
                                        /** @description of the difference, with its sign */
                                        seats: number;
                                        /**
                                         * @description what it asks of somebody: nothing, a look, or a deed
                                         * @enum {string}
                                         */
                                        severity: "expected" | "check" | "act";
                                        what: string;
                                        fix: string;
                                        /** @description what proves it */
                                        facts: {
                                            [key: string]: unknown;
                                        };
                                    }[];
                                    /** @description of the worst cause; null: what was read agrees */
                                    severity: ("expected" | "check" | "act") | null;
                                };
                            }[];
                            next: number | null;
                            unread: {
                                customer: {
                                    id: string;
                                    name: string;
                                    domain: string;
                                };
                                why: string[];
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Runs, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                plan: string;
                                /** @enum {string} */
                                state: "running" | "paused" | "stopping" | "stopped" | "finished";
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                createdAt: string;
                                createdBy: string;
                                finishedAt: string | null;
                                /** @description the share of failures above which it pauses by itself; null: never */
                                pauseAbove: number | null;
                                /** @description why it is paused; by-person, too-many-failures or promise-broken */
                                pauseReason: {
                                    code: string;
                                    text: string;
                                    facts: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Carry out the approved parts of a plan that no run has carried out yet */
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
                        plan: string;
                        /**
                         * @description it pauses by itself when more than this share fails: of at least 5 migrations begun, or of at least 20 users tried
                         * @default 0.2
                         */
                        pauseAbove?: number | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            plan: string;
                            /** @enum {string} */
                            state: "running" | "paused" | "stopping" | "stopped" | "finished";
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            createdAt: string;
                            createdBy: string;
                            finishedAt: string | null;
                            /** @description the share of failures above which it pauses by itself; null: never */
                            pauseAbove: number | null;
                            /** @description why it is paused; by-person, too-many-failures or promise-broken */
                            pauseReason: {
                                code: string;
                                text: string;
                                facts: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            settled: boolean;
                            migrations: {
                                customer: {
                                    id: string;
                                    name: string;
                                    domain: string;
                                };
                                decision: string;
                                retirement: string;
                                /** @enum {string} */
                                method: "replace" | "undo" | "renewal";
                                /** @enum {string} */
                                state: "queued" | "working" | "waiting" | "needs-person" | "changed" | "paused" | "stopped" | "watching" | "done" | "superseded";
                                step: string;
                                reason: {
                                    code: string;
                                    text: string;
                                    facts: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                                dueAt: string | null;
                                users: {
                                    pending: number;
                                    sent: number;
                                    moved: number;
                                    verified: number;
                                    refused: number;
                                    "left-alone": number;
                                    undone: number;
                                };
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A run: every migration, its step, and why it waits */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description r-1, or latest */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            plan: string;
                            /** @enum {string} */
                            state: "running" | "paused" | "stopping" | "stopped" | "finished";
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            createdAt: string;
                            createdBy: string;
                            finishedAt: string | null;
                            /** @description the share of failures above which it pauses by itself; null: never */
                            pauseAbove: number | null;
                            /** @description why it is paused; by-person, too-many-failures or promise-broken */
                            pauseReason: {
                                code: string;
                                text: string;
                                facts: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            settled: boolean;
                            migrations: {
                                customer: {
                                    id: string;
                                    name: string;
                                    domain: string;
                                };
                                decision: string;
                                retirement: string;
                                /** @enum {string} */
                                method: "replace" | "undo" | "renewal";
                                /** @enum {string} */
                                state: "queued" | "working" | "waiting" | "needs-person" | "changed" | "paused" | "stopped" | "watching" | "done" | "superseded";
                                step: string;
                                reason: {
                                    code: string;
                                    text: string;
                                    facts: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                                dueAt: string | null;
                                users: {
                                    pending: number;
                                    sent: number;
                                    moved: number;
                                    verified: number;
                                    refused: number;
                                    "left-alone": number;
                                    undone: number;
                                };
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/runs/{id}/outlook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A run’s budget, pace and finish, and who works on it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description r-1, or latest */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            run: string;
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            now: string;
                            /** @description workers that are alive */
                            workers: {
                                id: string;
                                version: string;
                                /** @description real milliseconds */
                                heartbeatAgeMs: number;
                                /** @description what it has in hand */
                                phases: string[];
                            }[];
                            /** @description the quotas that this run draws on, the closed and the most used first */
                            quotas: {
                                key: string;
                                /** @description Graph writes of Contoso */
                                name: string;
                                /** @description units per window, as Microsoft documents them */
                                limit: number;
                                windowSeconds: number;
                                /** @description the share of the limit that all workers together keep to, 0 to 1 */
                                paceShare: number;
                                /** @description units drawn from `from` on and before `until`, which lie a window apart */
                                used: number;
                                /** @description used of the limit, 0 to 1 */
                                share: number;
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                from: string;
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                until: string;
                                /** @description the end of an open Retry-After window */
                                blockedUntil: string | null;
                                blockedBecause: string | null;
                            }[];
                            pace: {
                                /** @description users moved in the last `minutes` */
                                moved: number;
                                /** @description of the product’s clock; fewer than ten where the first user moved less than ten minutes ago */
                                minutes: number;
                                perMinute: number;
                            };
                            /** @description users still to be moved without anybody’s help */
                            users: {
                                left: number;
                                waitForSeats: number;
                            };
                            finish: {
                                /** @description about when the last user moves */
                                lastMoveAt: string | null;
                                /** @description no sooner than the documented quotas let everybody be moved */
                                notBefore: string | null;
                                /** @description what holds the last move */
                                heldBy: {
                                    /** @enum {string} */
                                    code: "quota" | "purchases" | "pace";
                                    text: string;
                                } | null;
                                /** @description why lastMoveAt cannot be said; null with lastMoveAt null: nobody is left to move */
                                unknown: string | null;
                                holdEndsAt: string | null;
                                /** @description when the last old subscription can be suspended, canceled or set to end */
                                suspendedAt: string | null;
                                /** @description 90 days after a suspension; a term that ends sooner comes first */
                                deletedEarliestAt: string | null;
                                /** @description 120 days after a suspension */
                                deletedLatestAt: string | null;
                            };
                            /** @description who waits for a person, and is not in the estimate; the first customers by name */
                            notIncluded: {
                                migrations: number;
                                users: number;
                                customers: string[];
                            } | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/runs/{id}/customers/{customer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One customer’s migrations in full: steps with what was read back, purchases, attempts with their ids */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description r-1, or latest */
                    id: string;
                    /** @description id or domain */
                    customer: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                customer: {
                                    id: string;
                                    name: string;
                                    domain: string;
                                };
                                decision: string;
                                retirement: string;
                                /** @enum {string} */
                                method: "replace" | "undo" | "renewal";
                                /** @enum {string} */
                                state: "queued" | "working" | "waiting" | "needs-person" | "changed" | "paused" | "stopped" | "watching" | "done" | "superseded";
                                step: string;
                                reason: {
                                    code: string;
                                    text: string;
                                    facts: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                                dueAt: string | null;
                                users: {
                                    pending: number;
                                    sent: number;
                                    moved: number;
                                    verified: number;
                                    refused: number;
                                    "left-alone": number;
                                    undone: number;
                                };
                                steps: {
                                    step: string;
                                    /** @description ISO 8601 in UTC, by the product’s clock */
                                    doneAt: string;
                                    evidence: {
                                        [key: string]: unknown;
                                    };
                                }[];
                                purchases: {
                                    line: string;
                                    marker: string;
                                    state: string;
                                    cartId: string | null;
                                    orderId: string | null;
                                    subscription: string | null;
                                    unitPrice: string | null;
                                    currency: string | null;
                                }[];
                                /** @description groups whose licenses are swapped, in their order */
                                groups: {
                                    id: string;
                                    name: string;
                                    /** @enum {string} */
                                    state: "pending" | "sent" | "processing" | "done" | "refused" | "left-alone";
                                    /** @description users who were members when it was changed; null: it has not been */
                                    members: number | null;
                                    sentAt: string | null;
                                    reason: {
                                        code: string;
                                        text: string;
                                        facts: {
                                            [key: string]: unknown;
                                        };
                                    } | null;
                                }[];
                                attempts: {
                                    step: string;
                                    what: string;
                                    subject: string;
                                    actor: string;
                                    requestId: string;
                                    correlationId: string;
                                    /** @description ISO 8601 in UTC, by the product’s clock */
                                    sentAt: string;
                                    outcome: string | null;
                                    answeredAt: string | null;
                                }[];
                            }[];
                            /** @description the newest look at the customer; null: nobody has looked */
                            reconciliation: {
                                customer: {
                                    id: string;
                                    name: string;
                                    domain: string;
                                };
                                readAt: string | null;
                                /** @description why nothing was read */
                                error: string | null;
                                notRead: string[];
                                /** @description null: somebody asked for it */
                                after: {
                                    run: string;
                                    decision: string;
                                    step: string;
                                } | null;
                                /** @description worst first */
                                skus: {
                                    skuId: string;
                                    product: string;
                                    bought: number | {
                                        notRead: string;
                                    };
                                    units: {
                                        enabled: number;
                                        warning: number;
                                        suspended: number;
                                        lockedOut: number;
                                    } | {
                                        notRead: string;
                                    };
                                    /** @description consumedUnits */
                                    assigned: number | {
                                        notRead: string;
                                    };
                                    /** @description users listed as holding it */
                                    holders: number | {
                                        notRead: string;
                                    };
                                    gaps: {
                                        /** @description seats bought less units enabled or in grace */
                                        "bought-units"?: number;
                                        /** @description units enabled or in grace less units consumed */
                                        "units-assigned"?: number;
                                        /** @description units consumed less users listed */
                                        "assigned-holders"?: number;
                                    };
                                    causes: {
                                        code: string;
                                        /** @description null: explains no difference */
                                        gap: ("bought-units" | "units-assigned" | "assigned-holders") | null;
                                        /** @description of the difference, with its sign */
                                        seats: number;
                                        /**
                                         * @description what it asks of somebody: nothing, a look, or a deed
                                         * @enum {string}
                                         */
                                        severity: "expected" | "check" | "act";
                                        what: string;
                                        fix: string;
                                        /** @description what proves it */
                                        facts: {
                                            [key: string]: unknown;
                                        };
                                    }[];
                                    /** @description of the worst cause; null: what was read agrees */
                                    severity: ("expected" | "check" | "act") | null;
                                }[];
                            } | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/runs/{id}/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Users of a run with before and after, a page at a time */
        get: {
            parameters: {
                query?: {
                    /** @description id or domain */
                    customer?: string;
                    state?: "pending" | "sent" | "moved" | "verified" | "refused" | "left-alone" | "undone";
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description r-1, or latest */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                customer: string;
                                user: string;
                                userPrincipalName: string;
                                state: string;
                                isLatecomer: boolean;
                                /** @description groups through which it goes and comes; empty: directly */
                                through: string[];
                                add: {
                                    skuId: string;
                                    disabledPlans: string[];
                                }[];
                                remove: string[];
                                before: {
                                    licenses: {
                                        skuId: string;
                                        disabledPlans: string[];
                                    }[];
                                    enabled: string[];
                                } | null;
                                after: {
                                    licenses: {
                                        skuId: string;
                                        disabledPlans: string[];
                                    }[];
                                    enabled: string[];
                                } | null;
                                reason: {
                                    code: string;
                                    text: string;
                                    facts: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                changedAt: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/runs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened, oldest first; as it happens, as server-sent events, at /api/runs/:id/stream */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description r-1, or latest */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                at: string;
                                kind: string;
                                actor: string;
                                customer?: string;
                                decision?: string;
                                data?: {
                                    [key: string]: unknown;
                                };
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/runs/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause a run: no new write is sent for it, and its subscriptions stay its own */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description r-1, or latest */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            plan: string;
                            /** @enum {string} */
                            state: "running" | "paused" | "stopping" | "stopped" | "finished";
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            createdAt: string;
                            createdBy: string;
                            finishedAt: string | null;
                            /** @description the share of failures above which it pauses by itself; null: never */
                            pauseAbove: number | null;
                            /** @description why it is paused; by-person, too-many-failures or promise-broken */
                            pauseReason: {
                                code: string;
                                text: string;
                                facts: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            settled: boolean;
                            migrations: {
                                customer: {
                                    id: string;
                                    name: string;
                                    domain: string;
                                };
                                decision: string;
                                retirement: string;
                                /** @enum {string} */
                                method: "replace" | "undo" | "renewal";
                                /** @enum {string} */
                                state: "queued" | "working" | "waiting" | "needs-person" | "changed" | "paused" | "stopped" | "watching" | "done" | "superseded";
                                step: string;
                                reason: {
                                    code: string;
                                    text: string;
                                    facts: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                                dueAt: string | null;
                                users: {
                                    pending: number;
                                    sent: number;
                                    moved: number;
                                    verified: number;
                                    refused: number;
                                    "left-alone": number;
                                    undone: number;
                                };
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/runs/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on where it was paused; failures count anew */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description r-1, or latest */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            plan: string;
                            /** @enum {string} */
                            state: "running" | "paused" | "stopping" | "stopped" | "finished";
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            createdAt: string;
                            createdBy: string;
                            finishedAt: string | null;
                            /** @description the share of failures above which it pauses by itself; null: never */
                            pauseAbove: number | null;
                            /** @description why it is paused; by-person, too-many-failures or promise-broken */
                            pauseReason: {
                                code: string;
                                text: string;
                                facts: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            settled: boolean;
                            migrations: {
                                customer: {
                                    id: string;
                                    name: string;
                                    domain: string;
                                };
                                decision: string;
                                retirement: string;
                                /** @enum {string} */
                                method: "replace" | "undo" | "renewal";
                                /** @enum {string} */
                                state: "queued" | "working" | "waiting" | "needs-person" | "changed" | "paused" | "stopped" | "watching" | "done" | "superseded";
                                step: string;
                                reason: {
                                    code: string;
                                    text: string;
                                    facts: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                                dueAt: string | null;
                                users: {
                                    pending: number;
                                    sent: number;
                                    moved: number;
                                    verified: number;
                                    refused: number;
                                    "left-alone": number;
                                    undone: number;
                                };
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/runs/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a run for good: no new write is sent, what is under way is read back, its subscriptions are let go */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description r-1, or latest */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            plan: string;
                            /** @enum {string} */
                            state: "running" | "paused" | "stopping" | "stopped" | "finished";
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            createdAt: string;
                            createdBy: string;
                            finishedAt: string | null;
                            /** @description the share of failures above which it pauses by itself; null: never */
                            pauseAbove: number | null;
                            /** @description why it is paused; by-person, too-many-failures or promise-broken */
                            pauseReason: {
                                code: string;
                                text: string;
                                facts: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            settled: boolean;
                            migrations: {
                                customer: {
                                    id: string;
                                    name: string;
                                    domain: string;
                                };
                                decision: string;
                                retirement: string;
                                /** @enum {string} */
                                method: "replace" | "undo" | "renewal";
                                /** @enum {string} */
                                state: "queued" | "working" | "waiting" | "needs-person" | "changed" | "paused" | "stopped" | "watching" | "done" | "superseded";
                                step: string;
                                reason: {
                                    code: string;
                                    text: string;
                                    facts: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                                dueAt: string | null;
                                users: {
                                    pending: number;
                                    sent: number;
                                    moved: number;
                                    verified: number;
                                    refused: number;
                                    "left-alone": number;
                                    undone: number;
                                };
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/runs/{id}/customers/{customer}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read a customer anew who has changed since approval; planChange comes next, when the snapshot is complete */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description r-1, or latest */
                    id: string;
                    /** @description id or domain */
                    customer: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            snapshot: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/runs/{id}/customers/{customer}/change-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan that customer anew by the same choices, and say what is otherwise; approving the plan is approving the change */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description r-1, or latest */
                    id: string;
                    /** @description id or domain */
                    customer: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description as readChange named it */
                        snapshot: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            plan: {
                                id: string;
                                hash: string;
                                snapshot: string;
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                asOf: string;
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                createdAt: string;
                                createdBy: string;
                                catalogVersion: string;
                                choices: unknown;
                                /** @description the run that it takes back; null in every other plan */
                                undoes: string | null;
                                /** @description the run of which it plans anew what changed for one customer; null in every other plan */
                                replans: string | null;
                                totals: {
                                    customers: number;
                                    toReplace: number;
                                    blocked: number;
                                    skipped: number;
                                    users: number;
                                };
                            };
                            differences: string[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/runs/{id}/gates/{gate}/passes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say go on to what the plan holds for a person’s word and waits for it now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description r-1, or latest */
                    id: string;
                    /** @description the act that waits */
                    gate: "buy" | "move" | "suspend";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description id or domain; left out: all that wait */
                        customer?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            migrations: number;
                            run: {
                                id: string;
                                plan: string;
                                /** @enum {string} */
                                state: "running" | "paused" | "stopping" | "stopped" | "finished";
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                createdAt: string;
                                createdBy: string;
                                finishedAt: string | null;
                                /** @description the share of failures above which it pauses by itself; null: never */
                                pauseAbove: number | null;
                                /** @description why it is paused; by-person, too-many-failures or promise-broken */
                                pauseReason: {
                                    code: string;
                                    text: string;
                                    facts: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                                settled: boolean;
                                migrations: {
                                    customer: {
                                        id: string;
                                        name: string;
                                        domain: string;
                                    };
                                    decision: string;
                                    retirement: string;
                                    /** @enum {string} */
                                    method: "replace" | "undo" | "renewal";
                                    /** @enum {string} */
                                    state: "queued" | "working" | "waiting" | "needs-person" | "changed" | "paused" | "stopped" | "watching" | "done" | "superseded";
                                    step: string;
                                    reason: {
                                        code: string;
                                        text: string;
                                        facts: {
                                            [key: string]: unknown;
                                        };
                                    } | null;
                                    dueAt: string | null;
                                    users: {
                                        pending: number;
                                        sent: number;
                                        moved: number;
                                        verified: number;
                                        refused: number;
                                        "left-alone": number;
                                        undone: number;
                                    };
                                }[];
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/runs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try again what failed, and only that */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description r-1, or latest */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description id or domain */
                        customer?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            migrations: number;
                            users: number;
                            run: {
                                id: string;
                                plan: string;
                                /** @enum {string} */
                                state: "running" | "paused" | "stopping" | "stopped" | "finished";
                                /** @description ISO 8601 in UTC, by the product’s clock */
                                createdAt: string;
                                createdBy: string;
                                finishedAt: string | null;
                                /** @description the share of failures above which it pauses by itself; null: never */
                                pauseAbove: number | null;
                                /** @description why it is paused; by-person, too-many-failures or promise-broken */
                                pauseReason: {
                                    code: string;
                                    text: string;
                                    facts: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                                settled: boolean;
                                migrations: {
                                    customer: {
                                        id: string;
                                        name: string;
                                        domain: string;
                                    };
                                    decision: string;
                                    retirement: string;
                                    /** @enum {string} */
                                    method: "replace" | "undo" | "renewal";
                                    /** @enum {string} */
                                    state: "queued" | "working" | "waiting" | "needs-person" | "changed" | "paused" | "stopped" | "watching" | "done" | "superseded";
                                    step: string;
                                    reason: {
                                        code: string;
                                        text: string;
                                        facts: {
                                            [key: string]: unknown;
                                        };
                                    } | null;
                                    dueAt: string | null;
                                    users: {
                                        pending: number;
                                        sent: number;
                                        moved: number;
                                        verified: number;
                                        refused: number;
                                        "left-alone": number;
                                        undone: number;
                                    };
                                }[];
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is calling, and what they may do */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description as records name them */
                            actor: string;
                            rights: ("view" | "plan" | "approve" | "run" | "undo" | "connect")[];
                            /** @description null: not a person who has signed in, but a token */
                            person: {
                                name: string;
                                userPrincipalName: string;
                                roles: string[];
                            } | null;
                            /** @description to be sent with every change in the header crossgrade-csrf; null: not needed */
                            csrf: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/sessions/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a person out wherever they are; their roles are read anew when they sign in again */
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
                        userPrincipalName: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The API tokens that open something, without the tokens themselves */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @description as records name whoever uses it */
                                name: string;
                                rights: ("view" | "plan" | "approve" | "run" | "undo" | "connect")[];
                                /** @description real time, not that of a practice clock */
                                createdAt: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make an API token; it is shown this once */
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
                        name: string;
                        /** @description none that you have not yourself */
                        rights: ("view" | "plan" | "approve" | "run" | "undo" | "connect")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            token: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/tokens/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** From now on the token opens nothing */
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revoked: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/worklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What needs a person now, the earliest deadline first, each with what to do about it */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description ISO 8601 in UTC, by the product’s clock */
                            at: string;
                            /** @description the earliest deadline first */
                            items: {
                                /** @enum {string} */
                                kind: "writes-stopped" | "run-paused" | "asks" | "approve" | "start" | "blocked" | "plan" | "deadline";
                                /** @description null: of several, or of none */
                                customer: {
                                    id: string;
                                    name: string;
                                    domain: string;
                                } | null;
                                run: string | null;
                                plan: string | null;
                                /** @description why somebody is needed */
                                reason: {
                                    code: string;
                                    text: string;
                                    facts: {
                                        [key: string]: unknown;
                                    };
                                };
                                /** @description what comes next for the customer within thirty days */
                                deadline: {
                                    kind: string;
                                    /** @description ISO 8601 in UTC, by the product’s clock */
                                    at: string;
                                } | null;
                                act: {
                                    /** @enum {string} */
                                    what: "allow-writes" | "resume" | "go-on" | "approve-change" | "retry" | "orders" | "by-hand" | "approve" | "start" | "plan" | "look";
                                    /** @enum {string} */
                                    right: "view" | "plan" | "approve" | "run" | "undo" | "connect";
                                    command: string;
                                };
                            }[];
                            /** @description how many are left out */
                            more: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/choices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read a table of choices, CSV, XLSX or YAML, the file itself as the body; nothing is kept */
        post: {
            parameters: {
                query: {
                    /** @description its ending says what it is: .csv, .xlsx, .yaml, .json */
                    filename: string;
                    /** @description names are looked up in it */
                    snapshot?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description rows that say something */
                            rows: number;
                            choices: {
                                customers: {
                                    [key: string]: {
                                        options?: {
                                            [key: string]: string;
                                        };
                                        seats?: ("as-before" | "assigned") | {
                                            assignedPlus: number;
                                        };
                                        seatLimits?: {
                                            minimum?: number | null;
                                            maximum?: number | null;
                                        };
                                        seatsFrom?: ("owned" | "more" | "new")[];
                                        /** @enum {string} */
                                        term?: "P1M" | "P1Y" | "P3Y";
                                        /** @enum {string} */
                                        billingCycle?: "as-before" | "monthly" | "annual";
                                        /** @enum {string} */
                                        atTermEnd?: "renew";
                                        unitPriceCeiling?: {
                                            amount: string;
                                            currency: string;
                                        } | null;
                                        usageLocation?: ("customer-country" | string) | null;
                                        /** @enum {string} */
                                        voiceLoss?: "block" | "accept";
                                        /** @enum {string} */
                                        teamsLoss?: "block" | "accept";
                                        policies?: {
                                            [key: string]: "leave" | "stop-renewal" | "suspend" | "migrate";
                                        };
                                        waitBefore?: {
                                            buy?: ("open" | "person") | string;
                                            move?: ("open" | "person") | string;
                                            suspend?: ("open" | "person") | string;
                                        };
                                        /** @enum {string} */
                                        purchase?: "automatic" | "by-a-person";
                                        /** @enum {string} */
                                        suspension?: "automatic" | "by-a-person";
                                        users?: {
                                            /** @description user principal names */
                                            users: string[];
                                            /**
                                             * @description another option of the same retirement
                                             * @default null
                                             */
                                            option: string | null;
                                            /**
                                             * @description given to those who have none
                                             * @default null
                                             */
                                            usageLocation: string | null;
                                        }[];
                                    };
                                };
                                mayStayUntil: {
                                    [key: string]: string;
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/api/plans/{id}/preflight/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new plan with a pre-flight’s table that came back with answers, the file itself as the body */
        post: {
            parameters: {
                query: {
                    /** @description its ending says what it is: .csv, .xlsx, .yaml, .json */
                    filename: string;
                    /** @description what the answers come to, and no plan */
                    "dry-run"?: "" | "true" | "false";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description rows with an answer */
                            answers: number;
                            /** @description what they change of the plan’s choices */
                            choices: {
                                customers: {
                                    [key: string]: {
                                        options?: {
                                            [key: string]: string;
                                        };
                                        seats?: ("as-before" | "assigned") | {
                                            assignedPlus: number;
                                        };
                                        seatLimits?: {
                                            minimum?: number | null;
                                            maximum?: number | null;
                                        };
                                        seatsFrom?: ("owned" | "more" | "new")[];
                                        /** @enum {string} */
                                        term?: "P1M" | "P1Y" | "P3Y";
                                        /** @enum {string} */
                                        billingCycle?: "as-before" | "monthly" | "annual";
                                        /** @enum {string} */
                                        atTermEnd?: "renew";
                                        unitPriceCeiling?: {
                                            amount: string;
                                            currency: string;
                                        } | null;
                                        usageLocation?: ("customer-country" | string) | null;
                                        /** @enum {string} */
                                        voiceLoss?: "block" | "accept";
                                        /** @enum {string} */
                                        teamsLoss?: "block" | "accept";
                                        policies?: {
                                            [key: string]: "leave" | "stop-renewal" | "suspend" | "migrate";
                                        };
                                        waitBefore?: {
                                            buy?: ("open" | "person") | string;
                                            move?: ("open" | "person") | string;
                                            suspend?: ("open" | "person") | string;
                                        };
                                        /** @enum {string} */
                                        purchase?: "automatic" | "by-a-person";
                                        /** @enum {string} */
                                        suspension?: "automatic" | "by-a-person";
                                        users?: {
                                            /** @description user principal names */
                                            users: string[];
                                            /**
                                             * @description another option of the same retirement
                                             * @default null
                                             */
                                            option: string | null;
                                            /**
                                             * @description given to those who have none
                                             * @default null
                                             */
                                            usageLocation: string | null;
                                        }[];
                                    };
                                };
                                mayStayUntil: {
                                    [key: string]: string;
                                };
                                /** @description of the whole plan */
                                termEndMarginDays?: number;
                                /** @description of the whole plan */
                                allowUnreviewed?: boolean;
                            };
                            made: {
                                plan: string;
                                blocked: number;
                                blockedBefore: number;
                                parts: number;
                                /** @description parts with the hash that they had */
                                unchanged: number;
                                /** @description unchanged parts whose approval holds */
                                stillApproved: number;
                            } | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            errors?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
