namespace Meld.Features;

/// <summary>What the store knows of one feature.</summary>
public enum FeatureState
{
    /// <summary>Nothing: it was not computed.</summary>
    Unknown,

    /// <summary>It is a tensor.</summary>
    Stored,

    /// <summary>The clip is sound but lacks this modality, such as a clip without sound; there is a reason in words.</summary>
    Absent,

    /// <summary>The clip cannot be decoded; there is a reason in words.</summary>
    Bad,
}
