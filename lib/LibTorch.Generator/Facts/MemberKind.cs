namespace LibTorch.Generator.Facts;

/// <summary>What a member is.</summary>
public enum MemberKind
{
    /// <summary>An instance constructor.</summary>
    Constructor,

    /// <summary>A field or constant.</summary>
    Field,

    /// <summary>A property or indexer.</summary>
    Property,

    /// <summary>A method or operator.</summary>
    Method,

    /// <summary>One name of an enum.</summary>
    EnumValue,
}
