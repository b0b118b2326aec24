# Calls the solution's function: reads the arguments from descriptor 0, a JSON array, and writes the
# result to descriptor 3. The learner's own prints stay on descriptor 1.
require "json"

module JudgeHarness
  # `hows` say what becomes of each argument: nil, ["list", how] or ["record", class, hows];
  # `records` are pairs of class name and field names.
  def self.run(name, hows, records)
    values = JSON.parse($stdin.read)
    require_relative "solution"
    records.each { |record, fields| define(record, fields) }
    arguments = values.each_with_index.map { |value, at| convert(value, hows[at]) }
    write(JSON.generate(plain(find(name).call(*arguments)), allow_nan: true))
  rescue StandardError, NoMemoryError, SystemStackError => error
    error.set_backtrace(error.backtrace.reject { |line| line.include?("/main.rb:") })
    raise error
  end

  def self.define(record, fields)
    return if Object.const_defined?(record)

    Object.const_set(record, Struct.new(*fields.map(&:to_sym)))
  end

  def self.find(name)
    return Solution.new.method(name) if defined?(Solution) && Solution.method_defined?(name)

    main = TOPLEVEL_BINDING.receiver
    return main.method(name) if main.respond_to?(name, true)

    abort("solution.rb: no function #{name} / #{name} 함수가 없습니다")
  end

  def self.convert(value, how)
    return value if how.nil?
    return value.map { |item| convert(item, how[1]) } if how[0] == "list"

    Object.const_get(how[1]).new(*value.each_with_index.map { |part, at| convert(part, how[2][at]) })
  end

  def self.plain(value)
    case value
    when Array then value.map { |item| plain(item) }
    when Struct then value.to_a.map { |item| plain(item) }
    else value
    end
  end

  def self.write(result)
    out = IO.for_fd(3, "w")
    out.write(result)
    out.close
  end
end
