namespace Meld.Display.Hosts;

/// <summary>A terminal: values as text, one below the other.</summary>
internal sealed class ConsoleHost(TextWriter writer) : DisplayHost
{
    public override bool CanUpdate => false;

    public override Action<object> Show(object value)
    {
        writer.WriteLine(value);
        return _ => { };
    }
}
