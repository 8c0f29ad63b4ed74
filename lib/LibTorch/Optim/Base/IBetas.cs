namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>An optimizer or a parameter group of the Adam family; one-cycle schedules change its first beta.</summary>
        public interface IBetas
        {
            /// <summary>The decay of the running means of the gradient and of its square.</summary>
            (double, double) Betas { get; set; }
        }
    }
}
