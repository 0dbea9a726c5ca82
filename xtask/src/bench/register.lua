-- wrk's requests for a registration: every one a new mail address from a new network address, and a new
-- key where keys are asked for.
-- Arguments: prefix, "key" or "plain", version of the terms, version of the privacy text.

local count = 0
local prefix, keyed, terms, privacy

local form = '{"family_name":"見本","given_name":"花子","family_kana":"みほん","given_kana":"ハナコ",'
  .. '"email":"%s-%d@example.jp","organisation_name":"見本水産株式会社","department":"総務部",'
  .. '"job_title":"課長","phone":"022-000-0000","mode":"in_person","note":null,"locale":"ja",'
  .. '"acceptance":{"terms_version":"%s","privacy_version":"%s"}}'

function init(args)
  prefix, keyed, terms, privacy = args[1], args[2] == "key", args[3], args[4]
end

function request()
  count = count + 1
  local headers = {
    ["Content-Type"] = "application/json",
    -- RFC 2544's range for benchmarks.
    ["X-Forwarded-For"] = string.format("198.18.%d.%d", math.floor(count / 250) % 250, count % 250),
  }
  if keyed then
    headers["Idempotency-Key"] = prefix .. "-" .. count
  end
  return wrk.format("POST", nil, headers, form:format(prefix, count, terms, privacy))
end
