namespace LibTorch.Generator.Facts;

/// <summary>Reads the notation of the facts; the header of the committed file describes it.</summary>
internal static class FactsParser
{
    private static readonly string[] Kinds = ["class ", "static class ", "abstract class ", "struct ", "interface ", "enum ", "delegate "];
    private static readonly string[] Modifiers = ["protected ", "static ", "abstract ", "virtual ", "override "];
    private static readonly string[] ParameterModifiers = ["params ", "ref ", "out ", "in "];

    public static FactsFile Parse(TextReader text)
    {
        var comments = new List<string>();
        var types = new List<TypeFact>();
        var names = new HashSet<string>();
        var members = new List<MemberFact>();
        var number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                members = [];
                var type = Header(new LineReader(line, number), members);
                if (!names.Add(type.FullName)) throw new FactsException(number, "the type stands twice", line);
                types.Add(type);
            }
            else if (line.StartsWith('#') && types.Count == 0) comments.Add(line);
            else if (types.Count == 0) throw new FactsException(number, "expected a comment or a type", line);
            else if (types[^1].Kind == "enum") members.AddRange(EnumValues(new LineReader(line, number)));
            else members.Add(Member(new LineReader(line, number)));
        }
        return new FactsFile(comments, types);
    }

    private static TypeFact Header(LineReader line, List<MemberFact> members)
    {
        line.Expect("## [");
        var assembly = line.Word("an assembly's name", ".");
        line.Expect("] ");
        var kind = line.AcceptAny(Kinds)?.TrimEnd() ?? throw line.Wrong("expected a kind of type");
        var name = line.Word("a type's full name", ".`");
        line.Expect(" : ");
        var baseType = line.Accept("?") ? null : line.Type();
        List<TypeName> interfaces = [];
        if (line.Accept(" "))
        {
            do interfaces.Add(line.Type());
            while (line.Accept(", "));
        }
        line.ExpectEnd();
        return new TypeFact(assembly, kind, name, baseType, interfaces, members);
    }

    private static List<MemberFact> EnumValues(LineReader line)
    {
        List<MemberFact> values = [];
        line.Expect("  ");
        do
        {
            var name = line.Word("an enum value's name");
            line.Expect("=");
            values.Add(new(MemberKind.EnumValue, [], null, name, [], [], Value: line.Word("a number", "-")));
        }
        while (line.Accept(", "));
        line.ExpectEnd();
        return values;
    }

    private static MemberFact Member(LineReader line)
    {
        line.Expect("  ");
        var member = line.Accept("field ") ? Field(line) : line.Accept("prop ") ? Property(line) : Method(line);
        line.ExpectEnd();
        return member;
    }

    private static MemberFact Field(LineReader line)
    {
        var modifiers = MemberModifiers(line);
        return new(MemberKind.Field, modifiers, Typed(line), line.Word("a field's name"), [], []);
    }

    private static MemberFact Property(LineReader line)
    {
        var modifiers = MemberModifiers(line);
        var type = Typed(line);
        var name = line.Word("a property's name");
        var parameters = line.Accept("[") ? Parameters(line, "]") : [];
        line.Expect(" ");
        var accessors = line.AcceptAny(["{get;set;}", "{get;}", "{set;}"]) ?? throw line.Wrong("expected accessors");
        return new(MemberKind.Property, modifiers, type, name, [], parameters, accessors);
    }

    private static MemberFact Method(LineReader line)
    {
        var modifiers = MemberModifiers(line);
        if (line.Accept(".ctor(")) return new(MemberKind.Constructor, modifiers, null, ".ctor", [], Parameters(line, ")"));
        var type = Typed(line);
        var name = line.Word("a method's name");
        List<string> typeParameters = line.Accept("<") ? line.List(() => line.Word("a type parameter"), ",", ">") : [];
        line.Expect("(");
        return new(MemberKind.Method, modifiers, type, name, typeParameters, Parameters(line, ")"));
    }

    private static List<string> MemberModifiers(LineReader line)
    {
        List<string> modifiers = [];
        while (line.AcceptAny(Modifiers) is { } modifier) modifiers.Add(modifier.TrimEnd());
        return modifiers;
    }

    private static TypeName Typed(LineReader line)
    {
        var type = line.Type();
        line.Expect(" ");
        return type;
    }

    private static List<ParameterFact> Parameters(LineReader line, string close) =>
        line.Accept(close) ? [] : line.List(() => Parameter(line), ", ", close);

    private static ParameterFact Parameter(LineReader line)
    {
        var modifier = line.AcceptAny(ParameterModifiers)?.TrimEnd() ?? "";
        var type = Typed(line);
        var name = line.Word("a parameter's name");
        var value = line.Accept(" = ") ? line.Quoted() ?? line.Word("a default", ".-") : null;
        return new(modifier, type, name, value);
    }
}
