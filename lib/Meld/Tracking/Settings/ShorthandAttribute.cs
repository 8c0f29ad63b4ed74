namespace Meld.Tracking.Settings;

/// <summary>A bare value in place of the record's mapping stands for this property: <c>5e-4</c> for <c>{default: 5e-4}</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ShorthandAttribute : Attribute;
