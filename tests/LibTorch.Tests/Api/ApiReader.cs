using System.Globalization;
using System.Reflection;
using LibTorch.Generator.Facts;

namespace LibTorch.Tests.Api;

/// <summary>Describes compiled types in the notation of the facts.</summary>
internal static class ApiReader
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The types that code outside the assembly can name, all together.</summary>
    public static IEnumerable<Type> VisibleTypes(Assembly assembly) => assembly.GetTypes().Where(IsVisible);

    public static TypeFact Describe(Type type)
    {
        var interfaces = type.GetInterfaces().Where(IsVisible).Select(TypeNames.Of);
        var baseType = type.BaseType is null ? null : TypeNames.Of(type.BaseType);
        return new(type.Assembly.GetName().Name!, Kind(type), TypeNames.Full(type), baseType, [.. interfaces], [.. Members(type).Select(pair => pair.Fact)]);
    }

    /// <summary>Every member that code outside the assembly can use, in the order of the facts: constructors, fields, properties, methods by name.</summary>
    public static IEnumerable<(MemberInfo Member, MemberFact Fact)> Members(Type type)
    {
        if (type.IsEnum) return type.GetFields(BindingFlags.Public | BindingFlags.Static).OrderBy(Number).Select(Pair<FieldInfo>(EnumValue));
        var constructors = type.GetConstructors(Declared).Where(member => !member.IsStatic && IsVisible(member)).Select(Pair<ConstructorInfo>(Constructor));
        var fields = type.GetFields(Declared).Where(IsVisible).Select(Pair<FieldInfo>(Field));
        var properties = type.GetProperties(Declared).Where(property => property.GetAccessors(true).Any(IsVisible)).Select(Pair<PropertyInfo>(Property));
        var accessors = type.GetProperties(Declared).SelectMany(property => property.GetAccessors(true)).ToHashSet();
        var methods = type.GetMethods(Declared).Where(method => IsVisible(method) && !accessors.Contains(method))
            .OrderBy(method => method.Name, StringComparer.Ordinal).Select(Pair<MethodInfo>(Method));
        // Names with an angle bracket are the compiler's; no C# code can use them.
        return constructors.Concat(fields).Concat(properties).Concat(methods).Where(pair => !pair.Fact.Name.Contains('<'));
    }

    /// <summary>One method or property.</summary>
    public static MemberFact Describe(MemberInfo member) => member is PropertyInfo property ? Property(property) : Method((MethodInfo)member);

    /// <summary>Whether a method replaces one of a class above.</summary>
    public static bool Overrides(MethodInfo method) => method.IsVirtual && (method.Attributes & MethodAttributes.NewSlot) == 0;

    private static Func<T, (MemberInfo Member, MemberFact Fact)> Pair<T>(Func<T, MemberFact> describe) where T : MemberInfo =>
        member => (member, describe(member));

    private static bool IsVisible(Type type)
    {
        if (type.Name.Contains('<')) return false;
        if (!type.IsNested) return type.IsPublic;
        return (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!);
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static string Kind(Type type)
    {
        if (type.IsEnum) return "enum";
        if (type.IsValueType) return "struct";
        if (type.IsInterface) return "interface";
        if (type.IsSubclassOf(typeof(MulticastDelegate))) return "delegate";
        if (!type.IsAbstract) return "class";
        return type.IsSealed ? "static class" : "abstract class";
    }

    private static decimal Number(FieldInfo field) => Convert.ToDecimal(field.GetRawConstantValue(), CultureInfo.InvariantCulture);

    private static MemberFact EnumValue(FieldInfo field) =>
        new(MemberKind.EnumValue, [], null, field.Name, [], [], Value: Number(field).ToString(CultureInfo.InvariantCulture));

    private static MemberFact Constructor(ConstructorInfo constructor) =>
        new(MemberKind.Constructor, constructor.IsPublic ? [] : ["protected"], null, ".ctor", [], Parameters(constructor.GetParameters()));

    private static MemberFact Field(FieldInfo field) =>
        new(MemberKind.Field, field.IsStatic ? ["static"] : [], TypeNames.Of(field.FieldType), field.Name, [], []);

    private static MemberFact Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(true);
        var text = $"{{{(Visible(property.GetMethod) ? "get;" : "")}{(Visible(property.SetMethod) ? "set;" : "")}}}";
        return new(
            MemberKind.Property, accessors[0].IsStatic ? ["static"] : [], TypeNames.Of(property.PropertyType), property.Name, [],
            Parameters(property.GetIndexParameters()), text);

        static bool Visible(MethodInfo? accessor) => accessor is not null && IsVisible(accessor);
    }

    private static MemberFact Method(MethodInfo method) =>
        new(
            MemberKind.Method, [.. Modifiers(method)], TypeNames.Of(method.ReturnType), method.Name,
            [.. method.GetGenericArguments().Select(argument => argument.Name)], Parameters(method.GetParameters()));

    private static IEnumerable<string> Modifiers(MethodInfo method)
    {
        if (!method.IsPublic) yield return "protected";
        if (method.IsStatic) yield return "static";
        if (method.IsAbstract) yield return "abstract";
        else if (Overrides(method)) yield return "override";
        // A method that only implements an interface is virtual and final in the metadata, and plain in C#.
        else if (method.IsVirtual && !method.IsFinal) yield return "virtual";
    }

    private static List<ParameterFact> Parameters(ParameterInfo[] parameters) => [.. parameters.Select(Parameter)];

    private static ParameterFact Parameter(ParameterInfo parameter)
    {
        var value = parameter.HasDefaultValue ? TypeNames.Default(parameter.ParameterType, parameter.DefaultValue) : null;
        return new(Modifier(parameter), TypeNames.Of(parameter.ParameterType), parameter.Name!, value);
    }

    private static string Modifier(ParameterInfo parameter)
    {
        if (parameter.ParameterType.IsByRef) return parameter.IsOut ? "out" : parameter.IsIn ? "in" : "ref";
        return parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(System.Runtime.CompilerServices.ParamCollectionAttribute))
            ? "params"
            : "";
    }
}
