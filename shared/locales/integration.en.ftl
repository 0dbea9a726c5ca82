# API keys: words of the staff's page.
scope-registration-create = Hand in registrations
    .detail = The person confirms by mail before it counts.
scope-registration-read = Read registrations with names and addresses
    .detail = Personal data leaves the system. Give it only where that is agreed.
scope-staff-read = Read staff lists
    .detail = Drafts and numbers that are not public.
api-key-state-active = Active
api-key-state-expired = Expired
api-key-state-revoked = Revoked
