using System.Reflection;
using TorchSharp.Utils;

namespace TorchSharp;

/// <summary>Names of the fields that become components of modules.</summary>
public static class FieldInfoExtensionMethods
{
    /// <summary>A field's name in <c>state_dict</c>: that of its <see cref="ComponentNameAttribute"/>, else its own.</summary>
    /// <param name="field">The field.</param>
    public static string ComponentName(this FieldInfo field) => field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
}
