namespace TorchSharp.Utils;

/// <summary>Names a module's field otherwise in <c>state_dict</c> than in C#.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ComponentNameAttribute : Attribute
{
    /// <summary>The name in <c>state_dict</c>.</summary>
    public string? Name { get; set; }
}
